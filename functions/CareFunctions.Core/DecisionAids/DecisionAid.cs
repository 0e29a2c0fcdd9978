using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using CareFunctions.Core.Contracts;
using CareFunctions.Core.Json;

namespace CareFunctions.Core.DecisionAids;

/// <summary>A question of the general documents that can be asked from outside: its name, its sentence, the facts it weighs and its answer.</summary>
public sealed class DecisionAid
{
    private readonly Func<JsonElement, AidedDecision> answer;

    private DecisionAid(string id, string question, JsonSchema facts, Func<JsonElement, AidedDecision> answer) =>
        (Id, Question, Facts, this.answer) = (id, question, facts, answer);

    /// <summary>The name by which it is asked, such as <c>arrangement-fee</c>. A contract: never renamed.</summary>
    public string Id { get; }

    /// <summary>The question, as a sentence.</summary>
    public string Question { get; }

    /// <summary>The facts it weighs. A fact that is left out is not known; only <c>document</c>, where there is one, must be given.</summary>
    public JsonSchema Facts { get; }

    /// <summary>Answers from facts as JSON.</summary>
    /// <param name="utf8">The facts: one JSON object.</param>
    /// <returns>The answer, or every fault of what was sent.</returns>
    public ContractReading<AidedDecision> Answer(ReadOnlyMemory<byte> utf8) => ContractReader.Of(utf8, Facts, answer);

    internal static DecisionAid Of<TRequest>(string id, string question, Func<TRequest, AidedDecision> answer)
        where TRequest : class =>
        new(id, question, JsonSchema.Parse(SchemaOf(typeof(TRequest), question)), facts => answer(facts.Deserialize<TRequest>(CareJson.Options)!));

    // The request record is the one statement of its facts; a schema kept beside it could come to differ.
    private static string SchemaOf(Type request, string question)
    {
        var facts = request.GetConstructors().Single().GetParameters();
        return new JsonObject
        {
            ["description"] = question,
            ["type"] = "object",
            ["properties"] = new JsonObject(facts.Select(fact => KeyValuePair.Create(NameOf(fact), (JsonNode?)FactOf(fact)))),
            ["required"] = new JsonArray([.. facts.Where(fact => !fact.HasDefaultValue).Select(fact => (JsonNode)NameOf(fact))]),
            ["additionalProperties"] = false,
        }.ToJsonString();
    }

    private static string NameOf(ParameterInfo fact) => JsonNamingPolicy.CamelCase.ConvertName(fact.Name!);

    private static JsonObject FactOf(ParameterInfo fact)
    {
        var type = Nullable.GetUnderlyingType(fact.ParameterType) ?? fact.ParameterType;
        return type == typeof(bool)
            ? new JsonObject { ["type"] = "boolean" }
            : new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. Enum.GetNames(type).Select(name => (JsonNode)JsonNamingPolicy.KebabCaseLower.ConvertName(name))]) };
    }
}
