namespace Embedded.Functions.Tests.Invocation;

public sealed class ScopedThing;
