namespace CareFunctions.Notifications;

/// <summary>What came of taking a message in hand.</summary>
public enum MessageClaim
{
    /// <summary>Nobody tried before.</summary>
    First,

    /// <summary>Somebody tried before, and may have sent it.</summary>
    Again,

    /// <summary>Somebody else is at it.</summary>
    InHand,

    /// <summary>It is done.</summary>
    Done,
}
