namespace Embedded.Azurite;

internal sealed record AzuritePorts(int Blob, int Queue, int Table);
