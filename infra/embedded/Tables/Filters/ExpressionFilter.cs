using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Embedded.Tables.Entities;

namespace Embedded.Tables.Filters;

/// <summary>Lambda expressions as filters. What the service cannot do is refused, never done half or on the client.</summary>
internal sealed class ExpressionFilter
{
    private static readonly Dictionary<ExpressionType, (string Word, ExpressionType Mirrored)> Comparisons = new()
    {
        [ExpressionType.Equal] = ("eq", ExpressionType.Equal),
        [ExpressionType.NotEqual] = ("ne", ExpressionType.NotEqual),
        [ExpressionType.GreaterThan] = ("gt", ExpressionType.LessThan),
        [ExpressionType.GreaterThanOrEqual] = ("ge", ExpressionType.LessThanOrEqual),
        [ExpressionType.LessThan] = ("lt", ExpressionType.GreaterThan),
        [ExpressionType.LessThanOrEqual] = ("le", ExpressionType.GreaterThanOrEqual),
    };

    private readonly ParameterExpression _entity;

    private ExpressionFilter(ParameterExpression entity) => _entity = entity;

    /// <returns>The filter; empty for an expression that is always true.</returns>
    /// <exception cref="NotSupportedException">The service has no filter for the expression.</exception>
    public static string Create(LambdaExpression expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        var filter = new ExpressionFilter(expression.Parameters[0]);
        return !filter.Mentions(expression.Body) && Evaluate(expression.Body) is true ? "" : filter.Condition(expression.Body);
    }

    private string Condition(Expression expression)
    {
        switch (expression)
        {
            case BinaryExpression { NodeType: ExpressionType.AndAlso or ExpressionType.And } both:
                return $"({Condition(both.Left)}) and ({Condition(both.Right)})";
            case BinaryExpression { NodeType: ExpressionType.OrElse or ExpressionType.Or } either:
                return $"({Condition(either.Left)}) or ({Condition(either.Right)})";
            case UnaryExpression { NodeType: ExpressionType.Not } not:
                return $"not ({Condition(not.Operand)})";
            case UnaryExpression { NodeType: ExpressionType.Convert } conversion:
                return Condition(conversion.Operand);
            case BinaryExpression comparison when Comparisons.ContainsKey(comparison.NodeType):
                return Comparison(comparison.NodeType, comparison.Left, comparison.Right);
            case MethodCallExpression { Method.Name: nameof(Equals), Object: { } instance, Arguments.Count: 1 } equals:
                return Comparison(ExpressionType.Equal, instance, equals.Arguments[0]);
            case MethodCallExpression { Method.Name: nameof(Equals), Object: null, Arguments.Count: 2 } equals:
                return Comparison(ExpressionType.Equal, equals.Arguments[0], equals.Arguments[1]);
            default:
                return Property(expression) is { } property && property.Type == typeof(bool)
                    ? $"{property.Name} eq true"
                    : throw Unsupported(expression);
        }
    }

    private string Comparison(ExpressionType type, Expression left, Expression right)
    {
        // string.Compare(a, b) > 0 and a.CompareTo(b) > 0 are how C# says that one text follows another.
        if (Ordering(left) is { } leftPair && IsZero(right))
        {
            return Comparison(type, leftPair.First, leftPair.Second);
        }
        if (Ordering(right) is { } rightPair && IsZero(left))
        {
            return Comparison(Comparisons[type].Mirrored, rightPair.First, rightPair.Second);
        }
        if (Property(left) is { } property && !Mentions(right))
        {
            return $"{property.Name} {Comparisons[type].Word} {Literal(property, right)}";
        }
        if (Property(right) is { } mirrored && !Mentions(left))
        {
            return $"{mirrored.Name} {Comparisons[Comparisons[type].Mirrored].Word} {Literal(mirrored, left)}";
        }
        throw Unsupported(Expression.MakeBinary(ExpressionType.Equal, Expression.Constant(left.ToString()), Expression.Constant(right.ToString())));
    }

    private static string Literal((string Name, Type Type) property, Expression value)
    {
        if (property.Type.IsEnum)
        {
            throw new NotSupportedException(
                $"'{property.Name}' is an enum: it is stored by name, and an expression compares its number. Use CreateQueryFilter($\"{property.Name} eq {{value.ToString()}}\").");
        }
        var constant = Evaluate(value);
        try
        {
            return ODataLiteral.Format(Fit(constant, property.Type));
        }
        catch (ArgumentException unsuitable)
        {
            throw new NotSupportedException($"'{property.Name}': {unsuitable.Message}", unsuitable);
        }
    }

    // The compiler widens an int property to compare it with a long; the service compares equal types only.
    private static object? Fit(object? value, Type type)
    {
        var isNumber = value is int or long or double or float or short or byte;
        if (!isNumber || value!.GetType() == type || (type != typeof(int) && type != typeof(long) && type != typeof(double)))
        {
            return value;
        }
        try
        {
            var fitted = Convert.ChangeType(value, type, CultureInfo.InvariantCulture);
            if (Convert.ChangeType(fitted, value.GetType(), CultureInfo.InvariantCulture).Equals(value))
            {
                return fitted;
            }
        }
        catch (OverflowException tooLarge)
        {
            throw new NotSupportedException($"{value} is out of the range of a property of type {type.Name}.", tooLarge);
        }
        throw new NotSupportedException($"{value} cannot be compared with a property of type {type.Name}.");
    }

    private (string Name, Type Type)? Property(Expression expression)
    {
        switch (expression)
        {
            case UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked } conversion:
                return Property(conversion.Operand);
            case MemberExpression { Member.Name: "Value", Expression: { } inner } when Nullable.GetUnderlyingType(inner.Type) is not null:
                return Property(inner);
            case MemberExpression { Member: PropertyInfo member, Expression: { } owner } when IsEntity(owner):
                return (EntityProperty.RequireName(StoredName(member)), Plain(member.PropertyType));
            case MethodCallExpression { Object: { } owner, Arguments: [var key] } call when IsEntity(owner) && IsGetter(call.Method) && !Mentions(key):
                return (EntityProperty.RequireName((string)Evaluate(key)!), Plain(call.Type));
            default:
                return null;
        }
    }

    private static string StoredName(PropertyInfo member) =>
        member.DeclaringType == typeof(TableItem) ? "TableName" : EntityShape.StoredName(member);

    private static bool IsGetter(MethodInfo method) =>
        method.DeclaringType == typeof(TableEntity) && method.Name is "get_Item"
            or nameof(TableEntity.GetString) or nameof(TableEntity.GetBoolean) or nameof(TableEntity.GetInt32)
            or nameof(TableEntity.GetInt64) or nameof(TableEntity.GetDouble) or nameof(TableEntity.GetGuid)
            or nameof(TableEntity.GetDateTime) or nameof(TableEntity.GetDateTimeOffset)
            or nameof(TableEntity.GetBinary) or nameof(TableEntity.GetBinaryData);

    private static Type Plain(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private bool IsEntity(Expression expression) =>
        expression == _entity || (expression is UnaryExpression { NodeType: ExpressionType.Convert } conversion && IsEntity(conversion.Operand));

    private static (Expression First, Expression Second)? Ordering(Expression expression) => expression switch
    {
        MethodCallExpression { Method.Name: nameof(string.Compare) or nameof(string.CompareOrdinal), Object: null, Arguments: [var first, var second] } call
            when call.Method.DeclaringType == typeof(string) => (first, second),
        MethodCallExpression { Method.Name: nameof(IComparable.CompareTo), Object: { } first, Arguments: [var second] } => (first, second),
        _ => null,
    };

    private bool IsZero(Expression expression) => !Mentions(expression) && Evaluate(expression) is 0;

    private bool Mentions(Expression expression)
    {
        var search = new ParameterSearch(_entity);
        search.Visit(expression);
        return search.Found;
    }

    private static object? Evaluate(Expression expression) => expression is ConstantExpression constant
        ? constant.Value
        : Expression.Lambda<Func<object?>>(Expression.Convert(expression, typeof(object))).Compile(preferInterpretation: true)();

    private static NotSupportedException Unsupported(Expression expression) => new(
        $"Table storage has no filter for '{expression}'. It compares a property with a value (==, !=, <, <=, >, >=, string.Compare) and combines comparisons with &&, || and !.");

    private sealed class ParameterSearch(ParameterExpression parameter) : ExpressionVisitor
    {
        public bool Found { get; private set; }

        protected override Expression VisitParameter(ParameterExpression node)
        {
            Found |= node == parameter;
            return node;
        }
    }
}
