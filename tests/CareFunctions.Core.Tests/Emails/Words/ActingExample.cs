namespace CareFunctions.Core.Tests.Emails.Words;

/// <summary>What is observed of a message that may be acted on by its kind.</summary>
/// <param name="Features">What the weights of acting see.</param>
/// <param name="Doubts">What stands around each of the words that raise a doubt.</param>
/// <param name="Acts">Whether a careful officer would let it be acted on.</param>
internal sealed record ActingExample(IReadOnlyCollection<string> Features, IReadOnlyList<IReadOnlyCollection<string>> Doubts, bool Acts);
