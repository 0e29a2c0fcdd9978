namespace CareFunctions.Core.Procedures;

/// <summary>What a field of an answer must be, where one intent can mean several outcomes.</summary>
/// <param name="Name">The field of the email's reading or of the request's details.</param>
/// <param name="Is">What it must be.</param>
public sealed record AnswerValue(string Name, string Is);
