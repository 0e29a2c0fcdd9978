namespace Embedded.Functions.Authentication;

/// <summary>One claim.</summary>
internal sealed record PrincipalClaim(string Type, string Value);
