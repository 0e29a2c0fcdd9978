using Azure;

namespace Embedded.Tables.Wire;

/// <summary>The answer that there is no such entity.</summary>
internal sealed class NoValue<T>(Response response) : NullableResponse<T>
{
    public override bool HasValue => false;

    public override T? Value => throw new InvalidOperationException("The entity does not exist: ask HasValue first.");

    public override Response GetRawResponse() => response;
}
