using Azure;

namespace Embedded.Tables.Wire;

/// <summary>Gets one page: the first for a null token.</summary>
internal delegate Task<Page<T>> FetchPage<T>(string? continuationToken, int? pageSize, bool async, CancellationToken cancellationToken);
