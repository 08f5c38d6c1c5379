//! The words of the answer: plain data without behaviour. Every code that a result, a rule or a policy may name stands here once.

use serde::{Deserialize, Serialize};

/// An enumeration whose members have a code (kebab-case, as in results and rule files) and one sentence of meaning.
macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($member:ident $code:literal $meaning:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
        pub enum $name {
            $(#[doc = $meaning] #[serde(rename = $code)] $member,)+
        }

        impl $name {
            /// Every member, in order.
            pub const ALL: &'static [Self] = &[$(Self::$member),+];

            /// Its code, as written in results and rule files.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$member => $code),+ }
            }

            /// What it means, in one sentence.
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$member => $meaning),+ }
            }

            /// The member with this code.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|m| m.code() == code)
            }
        }
    };
}

codes! {
    /// What the source says of a statement.
    Verdict {
        Supported "supported" "The source states it.",
        Contradicted "contradicted" "The source states something about the same matter that excludes it.",
        Absent "absent" "The source does not settle it.",
    }
}

codes! {
    /// How a supported statement is supported.
    Basis {
        Stated "stated" "The source says it in nearly the same words, in one sentence.",
        Reworded "reworded" "Every part of it has its counterpart in one sentence of the source.",
        Joined "joined" "Every part of it has its counterpart in two neighbouring sentences of the source.",
        Rule "rule" "A rule read the same claim on both sides, and all of its slots agree.",
        Paraphrased "paraphrased" "Most of it has its counterpart in one or two sentences of the source, all names, figures and dates too; the words without one are shown.",
    }
}

codes! {
    /// What in a draft wants a second look, whatever the verdict is.
    Flag {
        Weekday "weekday" "The day of the week is not that of the date.",
        ListCount "list-count" "The figure is not the number of members that follow it.",
        Sum "sum" "The parts that follow do not add up to the figure.",
        Differs "draft-differs" "Another sentence of the draft says otherwise.",
        SourcesDiffer "sources-differ" "One source states it, another excludes it.",
    }
}

codes! {
    /// What is told of a marked stretch of a draft.
    State {
        Contradicted "contradicted" "A source excludes it.",
        Absent "absent" "No source settles it.",
        Flagged "flagged" "It does not fit the rest of the draft.",
        Supported "supported" "A source states it.",
        Unchecked "unchecked" "It was not checked: it makes no claim that can be.",
    }
}

codes! {
    /// What an editor decides of a finding.
    Choice {
        Agree "agree" "The finding is right: the draft is to be mended.",
        Override "override" "The finding is wrong, for a reason that is told.",
        Query "query" "The writer is asked.",
        Stet "stet" "It stays as it is.",
    }
}

codes! {
    /// Why a finding is overridden.
    Ground {
        FalsePositive "false-positive" "The engine is wrong.",
        SourceOutdated "source-outdated" "The source is out of date.",
        OtherSource "other-source" "Another source bears it out.",
        HouseStyle "house-style" "It is a matter of the house's style.",
        RuleWrong "rule-wrong" "The rule is wrong.",
        Other "other" "Another reason, told in the note.",
    }
}

codes! {
    /// How two typed values stand to each other, read from the source to the statement.
    Agreement {
        Entails "entails" "If the source is right, so is the statement.",
        Excludes "excludes" "If the source is right, the statement is not.",
        Unknown "unknown" "The source leaves it open.",
    }
}

codes! {
    /// The kinds of difference: one line each in the policy table.
    Difference {
        QuoteAltered "quote-altered" "Words inside quotation marks differ from the source's.",
        NegationCut "negation-cut" "A quotation was cut so that a negation is lost.",
        SpeakerOfQuote "speaker-of-quote" "The quoted words are another speaker's in the source.",
        Quantity "quantity" "The source gives another figure.",
        Rate "rate" "The figure is told for another period, or as a rate where the source gives a total.",
        Count "count" "The source counts a list differently.",
        Member "member" "A list that the source closes does not hold this member.",
        Date "date" "The source gives another date.",
        Direction "direction" "The source gives the other direction: up for down, to for from.",
        Possessor "possessor" "In the source it belongs to another country, body or person.",
        Role "role" "The source gives this person another office, title, employer or party.",
        Stage "stage" "The source reaches another step: charged, not convicted; proposed, not signed.",
        Name "name" "In the source another name stands in this place of the act.",
        Agent "agent" "In the source another agent did it, or the parts are swapped.",
        Opposite "opposite" "The source says the opposite word.",
        Polarity "polarity" "The source affirms what the statement denies, or the reverse.",
        Negation "negation" "The statement denies what the source tells without a negation.",
        Status "status" "The source tells a plan, a threat or a possibility; the statement a fact, or the reverse.",
        Speaker "speaker" "In the source another speaker said so.",
        Order "order" "The source gives another order, rank or sequence.",
        Kind "kind" "The source tells another kind of it: profit for revenue, year on year for quarter on quarter.",
        Comparison "comparison" "The source compares the two differently.",
    }
}

codes! {
    /// What an editor should see although the statement is supported.
    Caveat {
        HedgeDropped "hedge-dropped" "The source hedges the figure (about, nearly); the statement does not.",
        HedgeAdded "hedge-added" "The statement hedges a figure that the source gives plainly.",
        BoundDropped "bound-dropped" "The source gives a bound (up to, at least); the statement the bare figure.",
        RateDropped "rate-dropped" "The source gives a rate (a year, per day); the statement leaves it out.",
        Rounded "rounded" "The statement rounds the source's figure.",
        LessPrecise "less-precise" "The statement is less precise than the source.",
        Understated "understated" "The statement's floor is below the source's.",
        AttributionDropped "attribution-dropped" "The source attributes it to a speaker; the statement tells it as a fact.",
        CueStronger "cue-stronger" "The statement's verb of speech says more than the source's (admitted for said).",
        Truncated "truncated" "The quotation begins or ends inside the source's sentence.",
        Ellipsis "ellipsis" "The quotation leaves words out, and marks it.",
        PartialList "partial-list" "The statement names some of the source's list.",
        Weaker "weaker" "The statement claims less than the source says.",
        Computed "computed" "The figure follows from two figures of the source.",
        SourceInconsistent "source-inconsistent" "Another passage of the source excludes it.",
        WordsMissing "words-missing" "Some words of the statement have no counterpart; what has one is taken to be the same event in other words.",
        SourcesDisagree "sources-disagree" "Another source excludes it.",
    }
}

codes! {
    /// Why a verdict is what it is: finer than [`Difference`], and the reasons for absence.
    Reason {
        Agrees "agrees" "The statement and the source agree here.",
        OtherValue "other-value" "The source gives another value for the same thing.",
        BoundReversed "bound-reversed" "A ceiling is told as a floor, or the reverse.",
        OtherFigure "other-figure" "A bound is told at another figure.",
        OverPrecise "over-precise" "The statement is more precise than the source.",
        OtherUnit "other-unit" "The units differ, so the figures cannot be compared.",
        RangeEnd "range-end" "One end of the source's range is told as the figure.",
        RestrictedCount "restricted-count" "The statement narrows down what is counted.",
        OtherKind "other-kind" "The source names another of the kinds that exclude each other.",
        OtherRate "other-rate" "Another period, or a rate for a total.",
        OpenList "open-list" "The source's list is open, so a missing member proves nothing.",
        ClosedList "closed-list" "The source's list is complete, and this is not in it.",
        Cumulative "cumulative" "The figure is the joint total of several agents.",
        FinerDate "finer-date" "The statement's date is finer than the source's.",
        DatelineNeeded "dateline-needed" "A relative date needs the day of writing.",
        OtherDate "other-date" "The source gives another date for the same act.",
        OtherSpeaker "other-speaker" "The source gives the words to another speaker.",
        AttributionAdded "attribution-added" "The source tells it itself; the statement gives it to a speaker.",
        QuoteAlteredWords "quote-altered" "The words in quotation marks differ from the source's.",
        ParaphraseQuoted "paraphrase-quoted" "The source has the words, but not as a quotation.",
        QuoteNotFound "quote-not-in-source" "The source has no such quotation.",
        NegationCut "negation-cut" "A negation was cut from the quotation.",
        Negated "negated" "One side denies what the other affirms.",
        PlanAsFact "plan-as-fact" "The source tells a plan; the statement a fact.",
        ThreatAsFact "threat-as-fact" "The source tells a threat; the statement a fact.",
        PossibilityAsFact "possibility-as-fact" "The source tells a possibility; the statement a fact.",
        AllegationAsFact "allegation-as-fact" "The source tells an allegation; the statement guilt.",
        ModalityStrengthened "modality-strengthened" "The statement is more certain than the source.",
        OtherTime "other-time" "One tells it as done, the other as under way or still to come.",
        StageNotReached "stage-not-reached" "The source does not reach this step.",
        OtherOffice "other-office" "The source gives this person another office.",
        OfficeHeldByOther "office-held-by-other" "The source gives this office to someone else.",
        OtherCountry "other-country" "The office or body is another country's in the source.",
        FormerCurrent "former-current" "A former office is told as held, or the reverse.",
        RoleNotInSource "role-not-in-source" "The source does not give this title.",
        OtherAgent "other-agent" "The source names another agent for the act.",
        OtherName "other-name" "Another name stands in this place of the act.",
        Swapped "swapped" "Two names or figures have changed places.",
        Opposite "opposite" "The source says the opposite.",
        OtherDirection "other-direction" "The source gives the other direction.",
        Uncovered "uncovered" "Words of the statement have no counterpart in the source.",
        NotInSource "not-in-source" "The source does not mention it.",
        Unresolved "unresolved" "It is not clear whom or what this word stands for.",
        AmbiguousTarget "ambiguous-target" "The source offers two different values, and neither agrees.",
        AmbiguousName "ambiguous-name" "Two persons or bodies in the source bear this name.",
        MaybeSameName "maybe-same-name" "The name differs by a letter or two from one in the source.",
        RelationNotChecked "relation-not-checked" "A cause, comparison or condition that no rule checks.",
        Assembled "assembled" "All the pieces occur, in sentences that a person must connect.",
        PartlySupported "partly-supported" "Part of the statement is supported, another part is not settled.",
        Review "review" "Supported only with a caveat of level review, which --strict turns into absent.",
        NothingToCheck "nothing-to-check" "The statement makes no claim that can be checked.",
        LeftOut "left-out" "What stands against the statement is of a kind that was not asked for.",
        NoneOfKind "none-of-kind" "The statement tells nothing of the kinds that were asked for.",
    }
}

codes! {
    /// The kinds of detail that a statement is checked for.
    DetailKind {
        Quantity "quantity" "A figure with what it counts or measures.",
        Date "date" "When it happened.",
        Name "name" "A person, place or body in its place of the act.",
        Quote "quote" "Words in quotation marks.",
        Speaker "speaker" "Who said so.",
        Role "role" "A title, office, employer or party of a person.",
        List "list" "The members of a list, or their count.",
        Act "act" "What was done: its verb with polarity and status.",
        Word "word" "Any other word of the statement.",
    }
}
