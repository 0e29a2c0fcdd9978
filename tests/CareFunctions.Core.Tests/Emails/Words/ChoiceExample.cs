namespace CareFunctions.Core.Tests.Emails.Words;

/// <summary>Several ways of which one is right, though which of them is not known where several lead to what is right.</summary>
/// <param name="Ways">What is observed of each, part by part; ways share parts.</param>
/// <param name="Right">Whether each leads to what is right.</param>
internal sealed record ChoiceExample(IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> Ways, IReadOnlyList<bool> Right);
