namespace CareFunctions.Core.DecisionAids;

/// <summary>Collects the reasons of one answer in order. A fact is yes, no, or null for not known; <c>&amp;</c> and <c>|</c> on such facts are three-valued.</summary>
internal sealed class Grounds
{
    private readonly List<Reason> _reasons = [];
    private bool? _all = true;

    /// <summary>States what the clause asks for and how the case stands, and adds it to what must all be met.</summary>
    /// <param name="fact">Whether it is met; null for not known.</param>
    /// <param name="clause">The clause.</param>
    /// <param name="met">Half a sentence for the case that it is met; it must also read well after "whether".</param>
    /// <param name="unmet">Half a sentence for the case that it is not.</param>
    public bool? Needs(bool? fact, string clause, string met, string unmet)
    {
        _all &= fact;
        return Weigh(fact, clause, met, unmet);
    }

    /// <summary>As <see cref="Needs"/>, for one ground of several.</summary>
    public bool? Weigh(bool? fact, string clause, string met, string unmet)
    {
        var (bearing, sentence) = fact switch
        {
            true => (ReasonBearing.ForYes, met),
            false => (ReasonBearing.ForNo, unmet),
            null => (ReasonBearing.NotKnown, $"it is not known whether {met}"),
        };
        State(clause, bearing, sentence);
        return fact;
    }

    public void State(string clause, ReasonBearing bearing, string sentence) =>
        _reasons.Add(new Reason($"{char.ToUpperInvariant(sentence[0])}{sentence[1..]}.", clause, bearing));

    public void NotKnown(string clause, string what) =>
        State(clause, ReasonBearing.NotKnown, $"it is not known whether {what}");

    /// <summary>States what still has to be done before there can be a yes. It speaks neither for nor against.</summary>
    public void Outstanding(string clause, string sentence)
    {
        _all = _all == false ? false : null;
        State(clause, ReasonBearing.NotKnown, sentence);
    }

    public AidedDecision Yes() => new(AidAnswer.Yes, _reasons, null);

    public AidedDecision No() => new(AidAnswer.No, _reasons, null);

    public AidedDecision Ask(string whom) => new(AidAnswer.AskAPerson, _reasons, whom);

    public AidedDecision Conclude(bool? result, string whom) => result switch
    {
        true => Yes(),
        false => No(),
        null => Ask(whom),
    };

    /// <summary>Yes when everything needed is met, no when anything is not, and otherwise a question.</summary>
    public AidedDecision ConcludeAll(string whom) => Conclude(_all, whom);
}
