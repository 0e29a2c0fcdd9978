using System.Linq.Expressions;
using System.Reflection;

namespace Embedded.Functions.Invocation;

/// <summary>A method as a compiled delegate that awaits what the method returns. It adds no switch of thread or context:
/// an orchestrator's method must run on the context of whoever replays it.</summary>
internal static class MethodCall
{
    private static readonly MethodInfo OfTask = Definition(nameof(FromTask));
    private static readonly MethodInfo OfValueTask = Definition(nameof(FromValueTask));

    public static Func<object?, object?[], ValueTask<object?>> Compile(MethodInfo method)
    {
        var target = Expression.Parameter(typeof(object), "target");
        var arguments = Expression.Parameter(typeof(object?[]), "arguments");
        var values = method.GetParameters().Select((parameter, index) =>
            Expression.Convert(Expression.ArrayIndex(arguments, Expression.Constant(index)), parameter.ParameterType));
        var call = Expression.Call(method.IsStatic ? null : Expression.Convert(target, method.DeclaringType!), method, values);
        return Expression.Lambda<Func<object?, object?[], ValueTask<object?>>>(Await(call, method.ReturnType), target, arguments).Compile();
    }

    private static Expression Await(Expression call, Type type)
    {
        if (type == typeof(void))
        {
            return Expression.Block(call, Expression.Default(typeof(ValueTask<object?>)));
        }

        if (type == typeof(Task))
        {
            return Expression.Call(typeof(MethodCall), nameof(FromPlainTask), null, call);
        }

        if (type == typeof(ValueTask))
        {
            return Expression.Call(typeof(MethodCall), nameof(FromPlainValueTask), null, call);
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() is var generic && (generic == typeof(Task<>) || generic == typeof(ValueTask<>)))
        {
            return Expression.Call(
                (generic == typeof(Task<>) ? OfTask : OfValueTask).MakeGenericMethod(type.GetGenericArguments()), call);
        }

        return Expression.New(
            typeof(ValueTask<object?>).GetConstructor([typeof(object)])!, Expression.Convert(call, typeof(object)));
    }

    private static async ValueTask<object?> FromPlainTask(Task task)
    {
        await task;
        return null;
    }

    private static async ValueTask<object?> FromPlainValueTask(ValueTask task)
    {
        await task;
        return null;
    }

    private static async ValueTask<object?> FromTask<T>(Task<T> task) => await task;

    private static async ValueTask<object?> FromValueTask<T>(ValueTask<T> task) => await task;

    private static MethodInfo Definition(string name) =>
        typeof(MethodCall).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!;
}
