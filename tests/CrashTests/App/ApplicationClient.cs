using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace CrashTests.App;

/// <summary>The application over HTTP, as systems and staff see it. It may die at any moment: a call then simply has no answer.</summary>
internal sealed class ApplicationClient(HttpClient http, string dataFolder)
{
    private const string ContinuationToken = "x-ms-continuation-token";

    private readonly ConcurrentDictionary<string, string> sessions = new();

    /// <summary>Registers a case. Null while the application is dead.</summary>
    public Task<HttpStatusCode?> RegisterCaseAsync(string reference, decimal planHours) =>
        SendAsync(HttpMethod.Put, $"api/cases/somerset/{reference}", JsonSerializer.Serialize(new { planHoursPerWeek = planHours, provider = "orchard-homecare", service = "domiciliary-care", providerSenders = new[] { "@provider.example" } }), "application/json");

    /// <summary>Posts a message to its route. Null while the application is dead.</summary>
    public Task<HttpStatusCode?> PostAsync(SentMessage message) =>
        SendAsync(HttpMethod.Post, $"api/{message.Queue}", message.Body, message.ContentType);

    /// <summary>Decides a task. Null while the application is dead.</summary>
    public Task<HttpStatusCode?> DecideAsync(string taskId, string role, object decision) =>
        SendAsync(HttpMethod.Post, $"api/tasks/{Uri.EscapeDataString(taskId)}/decision", JsonSerializer.Serialize(decision), "application/json", role);

    /// <summary>Fires a timer function by hand. Null while the application is dead.</summary>
    public Task<HttpStatusCode?> FireAsync(string function) =>
        SendAsync(HttpMethod.Post, $"admin/functions/{function}", """{"input":""}""", "application/json");

    /// <summary>Puts a failed message back on its queue. Null while the application is dead.</summary>
    public Task<HttpStatusCode?> ReplayAsync(string failureId, string role) =>
        SendAsync(HttpMethod.Post, $"api/failures/{failureId}/replay", "", "application/json", role);

    /// <summary>What a route answers, as JSON. Null while the application is dead.</summary>
    /// <exception cref="HttpRequestException">It answers, but not with success.</exception>
    public async Task<JsonElement?> GetAsync(string path, string role)
    {
        try
        {
            using HttpRequestMessage request = await RequestAsync(HttpMethod.Get, path, role);
            using HttpResponseMessage answer = await http.SendAsync(request);
            return answer.IsSuccessStatusCode
                ? await answer.Content.ReadFromJsonAsync<JsonElement>()
                : throw new HttpRequestException($"GET {path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}", null, answer.StatusCode);
        }
        catch (Exception fault) when (IsDeath(fault))
        {
            return null;
        }
    }

    /// <summary>Every item of a list, page after page. Null when the application died before the last.</summary>
    /// <param name="path">The list with a query.</param>
    /// <param name="name">What its items are called in the answer.</param>
    /// <param name="role">The role of the person who asks.</param>
    /// <exception cref="HttpRequestException">It answers, but not with success.</exception>
    public async Task<IReadOnlyList<JsonElement>?> ListAsync(string path, string name, string role)
    {
        List<JsonElement> items = [];
        string page = path;
        while (await GetAsync(page, role) is { } answer)
        {
            items.AddRange(answer.GetProperty(name).EnumerateArray());
            if (!answer.TryGetProperty("next", out JsonElement next))
            {
                return items;
            }

            page = $"{path}&after={next.GetString()}";
        }

        return null;
    }

    /// <summary>Every orchestration instance, from the Durable HTTP API.</summary>
    public async IAsyncEnumerable<JsonElement> InstancesAsync()
    {
        string? token = null;
        do
        {
            using HttpRequestMessage request = await RequestAsync(HttpMethod.Get, "runtime/webhooks/durabletask/instances?showInput=false&top=100", role: null);
            if (token is not null)
            {
                request.Headers.Add(ContinuationToken, token);
            }

            using HttpResponseMessage answer = await http.SendAsync(request);
            answer.EnsureSuccessStatusCode();
            foreach (JsonElement instance in (await answer.Content.ReadFromJsonAsync<JsonElement>()).EnumerateArray())
            {
                yield return instance;
            }

            token = answer.Headers.TryGetValues(ContinuationToken, out IEnumerable<string>? next) ? next.SingleOrDefault() : null;
        }
        while (!string.IsNullOrEmpty(token));
    }

    private async Task<HttpStatusCode?> SendAsync(HttpMethod method, string path, string body, string contentType, string? role = null)
    {
        try
        {
            using HttpRequestMessage request = await RequestAsync(method, path, role);
            request.Content = new StringContent(body, Encoding.UTF8);
            request.Content.Headers.ContentType = new(contentType);
            using HttpResponseMessage answer = await http.SendAsync(request);
            return answer.StatusCode;
        }
        catch (Exception fault) when (IsDeath(fault))
        {
            return null;
        }
    }

    // No status: nobody answered, or not to the end.
    private static bool IsDeath(Exception fault) =>
        fault is HttpRequestException { StatusCode: null } or IOException or TaskCanceledException;

    private async Task<HttpRequestMessage> RequestAsync(HttpMethod method, string path, string? role)
    {
        HttpRequestMessage request = new(method, path);
        request.Headers.Add("x-functions-key", MasterKey());
        if (role is not null)
        {
            request.Headers.Add("Cookie", sessions.GetValueOrDefault(role) ?? (sessions[role] = await SignInAsync(role)));
        }

        return request;
    }

    // A different person for each role, because nobody decides on a request of their own. A session outlives the process.
    private async Task<string> SignInAsync(string role)
    {
        object person = new { name = $"{role.ToLowerInvariant()}@staff.example", roles = new[] { role }, claims = new { council = "somerset" } };
        using HttpResponseMessage answer = await http.PostAsJsonAsync(".auth/login/development", person);
        answer.EnsureSuccessStatusCode();
        return string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
    }

    // The host makes its keys at its first start.
    private string MasterKey()
    {
        using JsonDocument keys = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(dataFolder, "keys.json")));
        return keys.RootElement.GetProperty("masterKey").GetString()!;
    }
}
