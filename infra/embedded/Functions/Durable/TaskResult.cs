using System.Reflection;

namespace Embedded.Functions.Durable;

/// <summary>What a method gives once awaited.</summary>
internal static class TaskResult
{
    /// <summary>The type; <see cref="object"/> where the method gives nothing.</summary>
    public static Type TypeOf(MethodInfo method)
    {
        var type = method.ReturnType;
        if (type == typeof(void) || type == typeof(Task) || type == typeof(ValueTask))
        {
            return typeof(object);
        }

        return type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>))
            ? type.GetGenericArguments()[0]
            : type;
    }
}
