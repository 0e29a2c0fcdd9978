namespace CareFunctions.Core.DecisionAids;

/// <summary>The people the general documents send an open question to. Where a document names nobody, the text says so.</summary>
internal static class Whom
{
    public const string Practitioner = "The practitioner in the social work team, who finds out what is not known yet.";

    public const string LineManager = "The practitioner's line manager.";

    public const string Carer = "The carer, whose choice it is.";

    public const string Authority = "The Local Authority; the document does not name who decides for it.";

    public const string OrdinaryResidence =
        "The Local Authority, under its Ordinary Residence Procedure; the document does not name who decides for it.";

    public const string Agreement = "Whoever may agree urgent and interim support in this council; the document does not name them.";
}
