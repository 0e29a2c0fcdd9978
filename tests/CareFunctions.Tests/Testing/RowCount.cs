using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;

namespace CareFunctions.Tests.Testing;

/// <summary>Counts the rows that table storage sends.</summary>
internal sealed class RowCount : HttpPipelinePolicy
{
    // Answers come at the same time.
    private int rows;

    /// <summary>How many came.</summary>
    public int Rows => rows;

    /// <summary>A client whose rows are counted.</summary>
    /// <param name="storage">The account: see <see cref="CareApplication.Storage"/>.</param>
    public TableServiceClient Client(string storage)
    {
        var options = new TableClientOptions();
        options.AddPolicy(this, HttpPipelinePosition.PerCall);
        return new TableServiceClient(storage, options);
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        ProcessNext(message, pipeline);
        Count(message);
    }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await ProcessNextAsync(message, pipeline);
        Count(message);
    }

    private void Count(HttpMessage message) => Interlocked.Add(ref rows, message.Response.Content.ToString().Split("\"RowKey\":").Length - 1);
}
