using CareFunctions.Core.Emails.Roles;

namespace CareFunctions.Core.Tests.Emails.Words;

/// <summary>All readings of the visits of a message, of which those are right that end at what its label says; which of them is meant is not known.</summary>
/// <param name="Lattice">The readings.</param>
/// <param name="Right">Whether each end is right.</param>
internal sealed record LatticeExample(VisitLattice Lattice, IReadOnlyList<bool> Right);
