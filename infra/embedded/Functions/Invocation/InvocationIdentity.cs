namespace Embedded.Functions.Invocation;

/// <summary>A feature by which a trigger chooses the invocation's id itself, so that it can name it in its logs.</summary>
public sealed record InvocationIdentity(string Id);
