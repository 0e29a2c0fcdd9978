using Azure.Data.Tables;
using Embedded.Tables.Wire;

namespace Embedded.Tables.Access;

internal static class SigningKey
{
    /// <exception cref="InvalidOperationException">The client was made without the account's key.</exception>
    public static TableSharedKeyCredential Of(TableConnection connection) => connection.Credential
        ?? throw new InvalidOperationException("Only a client with the account's key (TableSharedKeyCredential or a connection string) can sign.");
}
