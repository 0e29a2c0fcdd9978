using Azure;

namespace Embedded.Tables.Wire;

/// <summary>Pages one after another, each fetched when it is asked for.</summary>
internal sealed class TablePageable<T>(FetchPage<T> fetch, int? maxPerPage, CancellationToken cancellationToken) : Pageable<T>(cancellationToken)
    where T : notnull
{
    public override IEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        var token = continuationToken;
        do
        {
            var page = fetch(token, pageSizeHint ?? maxPerPage, false, CancellationToken).GetAwaiter().GetResult();
            yield return page;
            token = page.ContinuationToken;
        }
        while (token is not null);
    }
}
