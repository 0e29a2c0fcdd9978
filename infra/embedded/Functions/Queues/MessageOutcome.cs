namespace Embedded.Functions.Queues;

/// <summary>What became of one message in one attempt.</summary>
internal enum MessageOutcome
{
    /// <summary>The function succeeded: the message is to be deleted.</summary>
    Succeeded,

    /// <summary>The function failed: the message is to be tried again.</summary>
    Failed,

    /// <summary>The message is in the poison queue: here it is to be deleted.</summary>
    Poisoned,

    /// <summary>The host stops, or the poison queue cannot be reached: another attempt has to be made, at once.</summary>
    HandedBack,
}
