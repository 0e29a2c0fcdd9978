namespace CareFunctions.Http;

/// <summary>One fault in what was sent.</summary>
/// <param name="Pointer">Where: a JSON pointer (RFC 6901), empty for the document as a whole.</param>
/// <param name="Code">What kind: a code that does not change.</param>
/// <param name="Detail">A sentence that says what would be right. It never repeats what was sent.</param>
public sealed record ProblemFault(string Pointer, string Code, string Detail);
