using Azure;

namespace Embedded.Tables.Wire;

/// <summary>Pages one after another, each fetched when it is asked for.</summary>
internal sealed class TableAsyncPageable<T>(FetchPage<T> fetch, int? maxPerPage, CancellationToken cancellationToken) : AsyncPageable<T>(cancellationToken)
    where T : notnull
{
    public override async IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        var token = continuationToken;
        do
        {
            var page = await fetch(token, pageSizeHint ?? maxPerPage, true, CancellationToken);
            yield return page;
            token = page.ContinuationToken;
        }
        while (token is not null);
    }
}
