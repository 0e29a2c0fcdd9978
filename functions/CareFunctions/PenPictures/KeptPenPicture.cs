using CareFunctions.Core.Councils;
using CareFunctions.Core.PenPictures;

namespace CareFunctions.PenPictures;

/// <summary>A pen picture as it is kept: its texts are redacted, and the file it was searched against is not there.</summary>
public sealed record KeptPenPicture
{
    /// <summary>The opportunity's reference.</summary>
    public required string Opportunity { get; init; }

    /// <summary>The case; never sent to providers.</summary>
    public required CaseReference Case { get; init; }

    /// <summary>The rulebook's id of the service.</summary>
    public required string Service { get; init; }

    /// <summary>Where it stands.</summary>
    public PenPictureState State { get; init; }

    /// <summary>The picture; null once it was rejected.</summary>
    public PenPicture? Picture { get; init; }

    /// <summary>How many things were found in the texts as given, and taken out.</summary>
    public int Findings { get; init; }

    /// <summary>Who had it made: the directory's object id.</summary>
    public required string MadeBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Who confirmed or rejected it: the directory's object id; null while it waits.</summary>
    public string? SettledBy { get; init; }

    /// <summary>When; null while it waits.</summary>
    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>The task of a procedure that it has answered; null while it has answered none. It answers no other.</summary>
    public string? AnswersTask { get; init; }
}
