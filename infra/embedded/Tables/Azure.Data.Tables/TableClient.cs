#nullable disable // as the real package's surface
using System.Linq.Expressions;
using System.Text.Json;
using Azure.Core;
using Azure.Data.Tables.Models;
using Azure.Data.Tables.Sas;
using Embedded.Tables.Access;
using Embedded.Tables.Entities;
using Embedded.Tables.Filters;
using Embedded.Tables.Transactions;
using Embedded.Tables.Wire;

namespace Azure.Data.Tables;

/// <summary>
/// One table. Every operation throws <see cref="RequestFailedException"/> with the service's status and error code when the service
/// refuses it, after the retries that <see cref="ClientOptions.Retry"/> sets.
/// </summary>
public class TableClient
{
    private readonly TableConnection _connection;
    private readonly EntityRequests _requests;

    /// <summary>For mocking.</summary>
    protected TableClient()
    {
    }

    /// <summary>Creates a client for a table's URI that holds a shared access signature.</summary>
    public TableClient(Uri endpoint, TableClientOptions options = null)
        : this(ConnectionTo.TableUri(endpoint, options), ConnectionTo.TableName(endpoint))
    {
    }

    /// <summary>Creates a client for a table's URI and a shared access signature.</summary>
    public TableClient(Uri endpoint, AzureSasCredential credential, TableClientOptions options = null)
        : this(ConnectionTo.TableUri(endpoint, credential, options), ConnectionTo.TableName(endpoint))
    {
    }

    /// <summary>Creates a client with the account's key.</summary>
    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential)
        : this(endpoint, tableName, credential, null)
    {
    }

    /// <summary>Creates a client with the account's key.</summary>
    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential, TableClientOptions options = null)
        : this(ConnectionTo.Account(endpoint, credential, options), tableName)
    {
    }

    /// <summary>Creates a client with an Entra ID credential. The endpoint must be https.</summary>
    public TableClient(Uri endpoint, string tableName, TokenCredential tokenCredential, TableClientOptions options = null)
        : this(ConnectionTo.Account(endpoint, tokenCredential, options), tableName)
    {
    }

    /// <summary>Creates a client from a connection string.</summary>
    public TableClient(string connectionString, string tableName)
        : this(connectionString, tableName, null)
    {
    }

    /// <summary>Creates a client from a connection string.</summary>
    /// <exception cref="FormatException">The connection string cannot be read.</exception>
    public TableClient(string connectionString, string tableName, TableClientOptions options = null)
        : this(ConnectionTo.Account(connectionString, options), tableName)
    {
    }

    internal TableClient(TableConnection connection, string tableName)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        _connection = connection;
        _requests = new EntityRequests(tableName);
        Name = tableName;
    }

    /// <summary>The table's name.</summary>
    public virtual string Name { get; }

    /// <summary>The account's name.</summary>
    public virtual string AccountName => _connection.AccountName;

    /// <summary>The table's URI, without any signature.</summary>
    public virtual Uri Uri => _connection.At(Name);

    /// <summary>Makes a filter from an expression.</summary>
    /// <exception cref="NotSupportedException">The service has no filter for it.</exception>
    public static string CreateQueryFilter<T>(Expression<Func<T, bool>> filter) => ExpressionFilter.Create(filter);

    /// <summary>Makes a filter from an interpolated string. Each value becomes one literal, whatever it holds.</summary>
    /// <exception cref="ArgumentException">A value has no literal, or stands between quotes already.</exception>
    public static string CreateQueryFilter(FormattableString filter) => InterpolatedFilter.Create(filter);

    /// <summary>Creates the table; fails with 409 when it exists.</summary>
    public virtual Response<TableItem> Create(CancellationToken cancellationToken = default) =>
        TableRequests.CreateAsync(_connection, Name, false, false, cancellationToken).GetAwaiter().GetResult();

    /// <inheritdoc cref="Create"/>
    public virtual Task<Response<TableItem>> CreateAsync(CancellationToken cancellationToken = default) =>
        TableRequests.CreateAsync(_connection, Name, false, true, cancellationToken);

    /// <summary>Creates the table unless it exists; then the raw response's status is 409.</summary>
    public virtual Response<TableItem> CreateIfNotExists(CancellationToken cancellationToken = default) =>
        TableRequests.CreateAsync(_connection, Name, true, false, cancellationToken).GetAwaiter().GetResult();

    /// <inheritdoc cref="CreateIfNotExists"/>
    public virtual Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default) =>
        TableRequests.CreateAsync(_connection, Name, true, true, cancellationToken);

    /// <summary>Deletes the table with all its entities; 404 when it does not exist, which is no error.</summary>
    public virtual Response Delete(CancellationToken cancellationToken = default) =>
        TableRequests.DeleteAsync(_connection, Name, false, cancellationToken).GetAwaiter().GetResult();

    /// <inheritdoc cref="Delete"/>
    public virtual Task<Response> DeleteAsync(CancellationToken cancellationToken = default) =>
        TableRequests.DeleteAsync(_connection, Name, true, cancellationToken);

    /// <summary>Adds an entity; fails with 409 when it exists.</summary>
    public virtual Response AddEntity<T>(T entity, CancellationToken cancellationToken = default) where T : ITableEntity =>
        Send(_requests.Add(entity), cancellationToken);

    /// <inheritdoc cref="AddEntity"/>
    public virtual async Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default) where T : ITableEntity =>
        await SendAsync(_requests.Add(entity), cancellationToken);

    /// <summary>Adds an entity, or changes the one that exists.</summary>
    public virtual Response UpsertEntity<T>(T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        Send(_requests.Put(entity, mode, null), cancellationToken);

    /// <inheritdoc cref="UpsertEntity"/>
    public virtual async Task<Response> UpsertEntityAsync<T>(T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        await SendAsync(_requests.Put(entity, mode, null), cancellationToken);

    /// <summary>Changes an entity; fails with 412 when another version is stored, and with 404 when none is.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="ifMatch">The version that must be stored; <see cref="ETag.All"/> for any.</param>
    /// <param name="mode">What happens to properties that the entity does not name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException"><paramref name="ifMatch"/> is the default, which says nothing.</exception>
    public virtual Response UpdateEntity<T>(T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        Send(_requests.Put(entity, mode, RequireVersion(ifMatch)), cancellationToken);

    /// <inheritdoc cref="UpdateEntity"/>
    public virtual async Task<Response> UpdateEntityAsync<T>(T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        await SendAsync(_requests.Put(entity, mode, RequireVersion(ifMatch)), cancellationToken);

    /// <summary>Deletes an entity; 404 when it does not exist, which is no error.</summary>
    /// <param name="partitionKey">Its partition.</param>
    /// <param name="rowKey">Its identity there.</param>
    /// <param name="ifMatch">The version that must be stored; default: any.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public virtual Response DeleteEntity(string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        Send(_requests.Delete(partitionKey, rowKey, ifMatch), cancellationToken);

    /// <inheritdoc cref="DeleteEntity(string, string, ETag, CancellationToken)"/>
    public virtual async Task<Response> DeleteEntityAsync(string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        await SendAsync(_requests.Delete(partitionKey, rowKey, ifMatch), cancellationToken);

    /// <summary>Deletes an entity, whatever its own <see cref="ITableEntity.ETag"/>; 404 when it does not exist, which is no error.</summary>
    public virtual Response DeleteEntity(ITableEntity entity, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return Send(_requests.Delete(entity.PartitionKey, entity.RowKey, ifMatch), cancellationToken);
    }

    /// <inheritdoc cref="DeleteEntity(ITableEntity, ETag, CancellationToken)"/>
    public virtual async Task<Response> DeleteEntityAsync(ITableEntity entity, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return await SendAsync(_requests.Delete(entity.PartitionKey, entity.RowKey, ifMatch), cancellationToken);
    }

    /// <summary>Gets an entity; fails with 404 when it does not exist.</summary>
    public virtual Response<T> GetEntity<T>(string partitionKey, string rowKey, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        Found<T>(Send(_requests.Get(partitionKey, rowKey, select, 200), cancellationToken));

    /// <inheritdoc cref="GetEntity"/>
    public virtual async Task<Response<T>> GetEntityAsync<T>(string partitionKey, string rowKey, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        Found<T>(await SendAsync(_requests.Get(partitionKey, rowKey, select, 200), cancellationToken));

    /// <summary>Gets an entity; without a value when it does not exist. A table that does not exist has no entities.</summary>
    public virtual NullableResponse<T> GetEntityIfExists<T>(string partitionKey, string rowKey, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        FoundOrNot<T>(Send(_requests.Get(partitionKey, rowKey, select, 200, 404), cancellationToken));

    /// <inheritdoc cref="GetEntityIfExists"/>
    public virtual async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(string partitionKey, string rowKey, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        FoundOrNot<T>(await SendAsync(_requests.Get(partitionKey, rowKey, select, 200, 404), cancellationToken));

    /// <summary>The entities that match, ordered by their keys; fetched page by page as they are enumerated.</summary>
    /// <param name="filter">An expression; see <see cref="CreateQueryFilter{T}"/>.</param>
    /// <param name="maxPerPage">At most so many on a page, up to 1,000.</param>
    /// <param name="select">The properties to get; default: all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public virtual Pageable<T> Query<T>(Expression<Func<T, bool>> filter, int? maxPerPage = null, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        Query<T>(ExpressionFilter.Create(filter), maxPerPage, select, cancellationToken);

    /// <inheritdoc cref="Query{T}(Expression{Func{T, bool}}, int?, IEnumerable{string}, CancellationToken)"/>
    public virtual AsyncPageable<T> QueryAsync<T>(Expression<Func<T, bool>> filter, int? maxPerPage = null, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        QueryAsync<T>(ExpressionFilter.Create(filter), maxPerPage, select, cancellationToken);

    /// <summary>The entities that match, ordered by their keys; fetched page by page as they are enumerated.</summary>
    /// <param name="filter">An OData filter; make it with <see cref="CreateQueryFilter(FormattableString)"/> when it holds values.</param>
    /// <param name="maxPerPage">At most so many on a page, up to 1,000.</param>
    /// <param name="select">The properties to get; default: all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public virtual Pageable<T> Query<T>(string filter = null, int? maxPerPage = null, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        new TablePageable<T>(Pages<T>(filter, select), maxPerPage, cancellationToken);

    /// <inheritdoc cref="Query{T}(string, int?, IEnumerable{string}, CancellationToken)"/>
    public virtual AsyncPageable<T> QueryAsync<T>(string filter = null, int? maxPerPage = null, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        new TableAsyncPageable<T>(Pages<T>(filter, select), maxPerPage, cancellationToken);

    /// <summary>Does up to 100 actions on entities of one partition, all or none.</summary>
    /// <returns>The answer to each action, in their order.</returns>
    /// <exception cref="TableTransactionFailedException">An action failed, so none took effect.</exception>
    /// <exception cref="InvalidOperationException">There is no action.</exception>
    public virtual Response<IReadOnlyList<Response>> SubmitTransaction(IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default) =>
        Transaction.SubmitAsync(_connection, Name, transactionActions, false, cancellationToken).GetAwaiter().GetResult();

    /// <inheritdoc cref="SubmitTransaction"/>
    public virtual Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default) =>
        Transaction.SubmitAsync(_connection, Name, transactionActions, true, cancellationToken);

    /// <summary>Begins a shared access signature for this table.</summary>
    public virtual TableSasBuilder GetSasBuilder(TableSasPermissions permissions, DateTimeOffset expiresOn) => new(Name, permissions, expiresOn);

    /// <summary>Begins a shared access signature for this table.</summary>
    public virtual TableSasBuilder GetSasBuilder(string rawPermissions, DateTimeOffset expiresOn) => new(Name, rawPermissions, expiresOn);

    /// <summary>The table's URI with a signature that grants what is asked for.</summary>
    /// <exception cref="InvalidOperationException">The client has no account key to sign with.</exception>
    public virtual Uri GenerateSasUri(TableSasPermissions permissions, DateTimeOffset expiresOn) => GenerateSasUri(GetSasBuilder(permissions, expiresOn));

    /// <summary>The table's URI with a signature that grants what is asked for.</summary>
    /// <exception cref="InvalidOperationException">The client has no account key to sign with, or the builder is for another table.</exception>
    public virtual Uri GenerateSasUri(TableSasBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (!string.Equals(builder.TableName, Name, StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException($"The signature is for table '{builder.TableName}', and this client's is '{Name}'.");
        }
        return new UriBuilder(Uri) { Query = builder.Sign(SigningKey.Of(_connection)) }.Uri;
    }

    private static ETag RequireVersion(ETag ifMatch) => ifMatch == default
        ? throw new ArgumentException("The version must be named: the entity's ETag, or ETag.All for any.", nameof(ifMatch))
        : ifMatch;

    private static Response<T> Found<T>(Response response) where T : class, ITableEntity
    {
        using var json = JsonDocument.Parse(response.Content);
        return Response.FromValue(EntityReader.Read<T>(json.RootElement), response);
    }

    private static NullableResponse<T> FoundOrNot<T>(Response response) where T : class, ITableEntity =>
        response.Status == 404 ? new NoValue<T>(response) : Found<T>(response);

    private Response Send(TableRequest request, CancellationToken cancellationToken) =>
        _connection.SendAsync(request, false, cancellationToken).GetAwaiter().GetResult();

    private Task<Response> SendAsync(TableRequest request, CancellationToken cancellationToken) =>
        _connection.SendAsync(request, true, cancellationToken);

    private FetchPage<T> Pages<T>(string filter, IEnumerable<string> select) where T : class, ITableEntity
    {
        var names = select?.ToArray();
        return async (continuationToken, pageSize, async, cancellationToken) =>
        {
            var response = await _connection.SendAsync(_requests.Query(filter, pageSize, names, continuationToken), async, cancellationToken);
            using var json = JsonDocument.Parse(response.Content);
            var entities = json.RootElement.GetProperty("value").EnumerateArray().Select(EntityReader.Read<T>).ToArray();
            return Page<T>.FromValues(entities, ContinuationToken.Read(response, "NextPartitionKey", "NextRowKey"), response);
        };
    }
}
