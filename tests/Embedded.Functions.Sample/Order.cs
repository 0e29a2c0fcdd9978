namespace Embedded.Functions.Sample;

public sealed record Order(string Id, int Quantity);
