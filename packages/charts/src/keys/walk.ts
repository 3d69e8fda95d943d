import type { Body, Branch, Command, Node, Operand, Pipe, Templates } from '../templates/nodes.ts'
import { call } from './call.ts'
import type { Key } from './key.ts'
import {
  constant,
  entryOf,
  fieldOf,
  handOn,
  NOTHING,
  setOf,
  signatureOf,
  truth,
  use,
  type Meaning,
} from './meaning.ts'
import { Scope } from './scope.ts'

/** A reading of templates, which marks in `root` what they read. */
export class Walk {
  readonly root: Key
  readonly #templates: Templates
  /** What each template has been read with. */
  readonly #seen = new Set<string>()

  constructor(root: Key, templates: Templates) {
    this.root = root
    this.#templates = templates
  }

  file(name: string): void {
    const dot = { isRoot: true }
    this.#body(this.#templates.get(name) ?? [], dot, Scope.of(dot))
  }

  include(name: string, dot: Meaning): void {
    const body = this.#templates.get(name)
    if (!body) return handOn(dot)
    const read = `${name} ${signatureOf(dot)}`
    if (this.#seen.has(read)) return
    this.#seen.add(read)
    this.#body(body, dot, Scope.of(dot))
  }

  #body(body: Body, dot: Meaning, scope: Scope): void {
    for (const node of body) this.#node(node, dot, scope)
  }

  #node(node: Node, dot: Meaning, scope: Scope): void {
    switch (node.kind) {
      case 'action': {
        const found = this.#pipe(node.pipe, dot, scope)
        if (node.pipe.declared.length === 0) use(found, 'printed')
        return
      }
      case 'if':
      case 'with':
        return this.#branch(node, dot, scope.inner())
      case 'range':
        return this.#loop(node, dot, scope)
      case 'template':
        return this.include(node.name, node.pipe ? this.#pipe(node.pipe, dot, scope) : NOTHING)
      case 'text':
    }
  }

  /** What the templates alone decide is left out. */
  #branch({ kind, pipe, body, otherwise }: Branch, dot: Meaning, scope: Scope): void {
    const asked = this.#pipe(pipe, dot, scope)
    use(asked, 'asked')
    if (setOf(asked) !== 'no') this.#body(body, kind === 'with' ? asked : dot, scope.inner())
    if (setOf(asked) !== 'yes') this.#body(otherwise, dot, scope.inner())
  }

  #loop({ pipe, body, otherwise }: Branch, dot: Meaning, scope: Scope): void {
    const inner = scope.inner()
    const whole = this.#pipe({ ...pipe, declared: [] }, dot, scope)
    use(whole, 'asked')
    const entry = entryOf(whole)
    for (const [index, variable] of pipe.declared.entries())
      inner.declare(variable, index === pipe.declared.length - 1 ? entry : NOTHING)
    // Twice: what an entry leaves in a variable, the next one finds.
    this.#body(body, entry, inner.inner())
    this.#body(body, entry, inner.inner())
    this.#body(otherwise, dot, inner)
  }

  #pipe({ declared, isAssignment, commands }: Pipe, dot: Meaning, scope: Scope): Meaning {
    let last: Meaning | undefined
    for (const command of commands) last = this.#command(command, last, dot, scope)
    for (const variable of declared)
      if (isAssignment) scope.assign(variable, last ?? NOTHING)
      else scope.declare(variable, last ?? NOTHING)
    return last ?? NOTHING
  }

  #command([first, ...operands]: Command, piped: Meaning | undefined, dot: Meaning, scope: Scope): Meaning {
    if (first.kind !== 'function') return this.#value(first, dot, scope)
    const args = operands.map((operand) => this.#value(operand, dot, scope))
    return call(this, { name: first.name, operands, args: piped ? [...args, piped] : args, scope })
  }

  #value(operand: Operand, dot: Meaning, scope: Scope): Meaning {
    switch (operand.kind) {
      case 'dot':
        return dot
      case 'field':
        return this.#fields(dot, operand.names)
      case 'variable':
        return this.#fields(scope.find(operand.name), operand.names)
      case 'chain':
        return this.#fields(this.#value(operand.of, dot, scope), operand.names)
      case 'pipe':
        return this.#pipe(operand.pipe, dot, scope)
      case 'string':
        return constant(operand.text)
      case 'boolean':
        return truth(operand.isTrue)
      case 'nil':
        return truth(false)
      case 'function':
        return call(this, { name: operand.name, operands: [], args: [], scope })
      default:
        return NOTHING
    }
  }

  #fields(from: Meaning, names: readonly string[]): Meaning {
    return names.reduce((found, name) => fieldOf(found, this.root, name), from)
  }
}
