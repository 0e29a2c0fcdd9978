namespace CareFunctions.Storage;

/// <summary>The tables this application keeps its state in.</summary>
public static class Tables
{
    /// <summary>One row a case: the plan's hours, the provider, references.</summary>
    public const string Cases = "Cases";

    /// <summary>The append-only notes of every case, one partition a case.</summary>
    public const string CaseNotes = "CaseNotes";

    /// <summary>What people are asked to do or decide, one partition a council.</summary>
    public const string Tasks = "Tasks";

    /// <summary>Hours above a plan for a time, one partition a case.</summary>
    public const string TemporaryIncreases = "TemporaryIncreases";

    /// <summary>What could not be handled, with its reason and its original text.</summary>
    public const string FailureDesk = "FailureDesk";

    /// <summary>The procedures and clocks that run, one partition a council.</summary>
    public const string RunningWork = "RunningWork";

    /// <summary>The emails that were received, as they came, and which texts came lately.</summary>
    public const string ReceivedEmails = "ReceivedEmails";

    /// <summary>Pen pictures, drafted, confirmed or rejected; one partition an opportunity.</summary>
    public const string PenPictures = "PenPictures";

    /// <summary>What people and teams were told, one partition a council and day.</summary>
    public const string Notifications = "Notifications";

    /// <summary>The texts of the rulebooks that the application started with last.</summary>
    public const string RulebookEditions = "RulebookEditions";

    /// <summary>How emails were read and what people said of it, one partition a council.</summary>
    public const string EmailReadings = "EmailReadings";

    /// <summary>Every table, created at start.</summary>
    public static IReadOnlyList<string> All { get; } = [Cases, CaseNotes, Tasks, TemporaryIncreases, FailureDesk, RunningWork, ReceivedEmails, PenPictures, Notifications, RulebookEditions, EmailReadings];
}
