using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;

namespace Embedded.Tables.Wire;

/// <summary>An account's endpoint and the pipeline that leads there.</summary>
internal sealed class TableConnection
{
    private readonly HttpPipeline _pipeline;
    private readonly string _version;
    private readonly string _sasQuery;

    /// <param name="endpoint">The account's endpoint; its query, if any, is a shared access signature.</param>
    /// <param name="options">What the caller set.</param>
    /// <param name="credential">The account's key, where that is how requests are signed.</param>
    /// <param name="authentication">How they are signed otherwise.</param>
    public TableConnection(Uri endpoint, TableClientOptions? options, TableSharedKeyCredential? credential, params HttpPipelinePolicy[] authentication)
    {
        options ??= new TableClientOptions();
        Endpoint = new Uri(endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/'));
        _sasQuery = endpoint.Query.TrimStart('?');
        Credential = credential;
        AccountName = credential?.AccountName ?? AccountOf(Endpoint);
        _version = options.VersionHeader;
        var pipeline = new HttpPipelineOptions(options) { RequestFailedDetailsParser = TableErrorParser.Instance };
        foreach (var policy in authentication)
        {
            pipeline.PerRetryPolicies.Add(policy);
        }
        if (credential is not null)
        {
            pipeline.PerRetryPolicies.Add(new SharedKeyLitePolicy(credential));
        }
        _pipeline = HttpPipelineBuilder.Build(pipeline);
    }

    public Uri Endpoint { get; }

    public string AccountName { get; }

    public TableSharedKeyCredential? Credential { get; }

    public Uri At(string path) => new($"{Endpoint.AbsoluteUri.TrimEnd('/')}/{path}");

    /// <exception cref="RequestFailedException">The answer is none of those expected.</exception>
    public async Task<Response> SendAsync(TableRequest operation, bool async, CancellationToken cancellationToken)
    {
        using var message = _pipeline.CreateMessage(
            new RequestContext { CancellationToken = cancellationToken },
            new StatusCodeClassifier(operation.Expected.Select(status => (ushort)status).ToArray()));
        Fill(message.Request, operation);
        if (async)
        {
            await _pipeline.SendAsync(message, cancellationToken);
        }
        else
        {
            _pipeline.Send(message, cancellationToken);
        }
        return operation.Expected.Contains(message.Response.Status) ? message.Response : throw new RequestFailedException(message.Response);
    }

    private void Fill(Request request, TableRequest operation)
    {
        request.Method = operation.Method;
        request.Uri.Reset(At(operation.Path));
        if (_sasQuery.Length > 0)
        {
            request.Uri.Query = _sasQuery;
        }
        foreach (var (name, value) in operation.Query)
        {
            request.Uri.AppendQuery(name, value);
        }
        request.Headers.Add("x-ms-version", _version);
        request.Headers.Add("DataServiceVersion", "3.0");
        request.Headers.Add("Accept", "application/json;odata=minimalmetadata");
        foreach (var (name, value) in operation.Headers)
        {
            request.Headers.Add(name, value);
        }
        if (operation.Body is { } body)
        {
            request.Headers.Add("Content-Type", operation.ContentType);
            request.Content = RequestContent.Create(body);
        }
    }

    private static string AccountOf(Uri endpoint)
    {
        var hasAccountInPath = endpoint.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6 || endpoint.IsLoopback;
        return hasAccountInPath ? endpoint.Segments.ElementAtOrDefault(1)?.Trim('/') ?? "" : endpoint.Host.Split('.')[0];
    }
}
