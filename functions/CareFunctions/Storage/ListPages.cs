namespace CareFunctions.Storage;

/// <summary>Takes pages out of lists.</summary>
internal static class ListPages
{
    /// <summary>The first items of several lists, each of them in order, as if they were one. No list is read further than the page needs, and one item more.</summary>
    /// <param name="lists">The lists, which begin where the page does.</param>
    /// <param name="limit">How many items.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<ListPage<T>> TakeAsync<T>(IEnumerable<IAsyncEnumerable<Listed<T>>> lists, int limit, CancellationToken cancellationToken)
    {
        var open = new List<IAsyncEnumerator<Listed<T>>>();
        try
        {
            var heads = new PriorityQueue<IAsyncEnumerator<Listed<T>>, string>(StringComparer.Ordinal);
            foreach (var list in lists)
            {
                var items = list.GetAsyncEnumerator(cancellationToken);
                open.Add(items);
                if (await items.MoveNextAsync())
                {
                    heads.Enqueue(items, items.Current.Position);
                }
            }

            var taken = new List<T>();
            string? last = null;
            while (taken.Count < limit && heads.TryDequeue(out var first, out last))
            {
                taken.Add(first.Current.Item);
                if (await first.MoveNextAsync())
                {
                    heads.Enqueue(first, first.Current.Position);
                }
            }

            return new ListPage<T>(taken, heads.Count > 0 ? last : null);
        }
        finally
        {
            foreach (var items in open)
            {
                await items.DisposeAsync();
            }
        }
    }
}
