using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Embedded.Tables.Wire;

/// <summary>Adds the credential's current signature to each attempt.</summary>
internal sealed class SharedAccessSignaturePolicy(AzureSasCredential credential) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        var signature = credential.Signature.TrimStart('?');
        var query = message.Request.Uri.Query.TrimStart('?');
        if (message.TryGetProperty(typeof(SharedAccessSignaturePolicy), out var used) && used is string earlier)
        {
            query = query.Replace(earlier, "", StringComparison.Ordinal).Trim('&');
        }
        message.SetProperty(typeof(SharedAccessSignaturePolicy), signature);
        message.Request.Uri.Query = query.Length > 0 ? $"{query}&{signature}" : signature;
    }
}
