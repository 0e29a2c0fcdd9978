using System.Collections.Immutable;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;

namespace Embedded.Functions.Invocation;

internal sealed class ParameterConversion(Type targetType, object? source, FunctionContext context) : ConverterContext
{
    public override Type TargetType => targetType;

    public override object? Source => source;

    public override FunctionContext FunctionContext => context;

    public override IReadOnlyDictionary<string, object> Properties => ImmutableDictionary<string, object>.Empty;
}
