/// The gradient of `y` with respect to each of `sources`: reverse-mode differentiation.
///
/// - Parameters:
///   - y: a tensor computed from the sources.
///   - sources: tracked tensors, leaves or intermediate results.
///   - seed: the cotangent of `y`, of its shape; one for a scalar if left out.
///   - differentiable: keep the graph of the derivative, so that the result can be differentiated again.
/// - Returns: a tensor of each source's shape; zeros where `y` does not depend on it.
/// - Precondition: every source is tracked; a seed is given unless `y` is a scalar.
public func gradients(
  of y: Tensor, withRespectTo sources: [Tensor], seed: Tensor? = nil, differentiable: Bool = false
) -> [Tensor] {
  require(seed != nil || y.count == 1, "gradients: a tensor of shape \(y.shape) needs a seed")
  if let seed {
    require(
      seed.shape == y.shape && seed.elementType == y.elementType,
      "gradients: a seed of \(seed.elementType) \(seed.shape) for a result of \(y.elementType) \(y.shape)")
  }
  let targets = Set(
    sources.map { source -> ObjectIdentifier in
      guard let node = source.node else { fatalError("gradients: a source is not tracked") }
      return ObjectIdentifier(node)
    })
  var cotangents: [ObjectIdentifier: Tensor] = [:]
  if let root = y.node {
    let graph = Graph(from: root, to: targets)
    let start = seed ?? Tensor.ones(y.shape, elementType: y.elementType, pool: y.pool)
    cotangents[ObjectIdentifier(root)] = differentiable ? start : start.detached()
    for node in graph.nodes.reversed() {
      guard let primitive = node.primitive, let cotangent = cotangents[ObjectIdentifier(node)] else { continue }
      let contributions = pull(cotangent, through: node, primitive, graph: graph, differentiable: differentiable)
      if !targets.contains(ObjectIdentifier(node)) { cotangents[ObjectIdentifier(node)] = nil }
      for (input, contribution) in zip(node.inputs, contributions) {
        guard let contribution, let source = input.node else { continue }
        let key = ObjectIdentifier(source)
        cotangents[key] = cotangents[key].map { $0 + contribution } ?? contribution
      }
    }
  }
  return sources.map { source in
    source.node.flatMap { cotangents[ObjectIdentifier($0)] }
      ?? Tensor.zeros(source.shape, elementType: source.elementType, pool: source.pool)
  }
}

/// Applies one derivative rule; the operands are constants unless the derivative is to be differentiated again.
private func pull(
  _ cotangent: Tensor, through node: Node, _ primitive: any Primitive, graph: Graph, differentiable: Bool
) -> [Tensor?] {
  guard let output = node.output else { fatalError("gradients: \(primitive.name) without a result") }
  let wanted = node.inputs.map { $0.node.map { graph.leadsToTarget(ObjectIdentifier($0)) } ?? false }
  let contributions: [Tensor?]
  if differentiable {
    let tracked = Tensor(shape: output.shape, elementType: output.elementType, buffer: output.buffer, node: node)
    contributions = primitive.pullback(cotangent, inputs: node.inputs, output: tracked, wanted: wanted)
  } else {
    let inputs = node.inputs.map { $0.detached() }
    contributions =
      primitive.fusedPullback(cotangent, inputs: inputs, output: output, wanted: wanted)
      ?? primitive.pullback(cotangent, inputs: inputs, output: output, wanted: wanted)
  }
  for (index, contribution) in contributions.enumerated() {
    guard let contribution else { continue }
    require(
      contribution.shape == node.inputs[index].shape,
      "gradients: \(primitive.name) gave shape \(contribution.shape) for an input of \(node.inputs[index].shape)")
  }
  return zip(contributions, wanted).map { $1 ? $0 : nil }
}

/// The nodes below a result, inputs before what is computed from them, and which of them lead to a target.
private struct Graph {
  private(set) var nodes: [Node] = []
  private var leads: [ObjectIdentifier: Bool] = [:]

  init(from root: Node, to targets: Set<ObjectIdentifier>) {
    visit(root, targets)
  }

  func leadsToTarget(_ node: ObjectIdentifier) -> Bool { leads[node] ?? false }

  @discardableResult
  private mutating func visit(_ node: Node, _ targets: Set<ObjectIdentifier>) -> Bool {
    let key = ObjectIdentifier(node)
    if let known = leads[key] { return known }
    var leadsOn = targets.contains(key)
    for input in node.inputs {
      if let source = input.node, visit(source, targets) { leadsOn = true }
    }
    leads[key] = leadsOn
    if leadsOn { nodes.append(node) }
    return leadsOn
  }
}
