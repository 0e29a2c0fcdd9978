namespace Microsoft.Azure.Functions.Worker;

/// <summary>Objects by type that belong to one invocation.</summary>
public interface IInvocationFeatures : IEnumerable<KeyValuePair<Type, object>>
{
    /// <summary>Puts an object in place of any other of that type.</summary>
    void Set<T>(T instance);

    /// <summary>The object of that type, or the type's default value.</summary>
    T? Get<T>();
}
