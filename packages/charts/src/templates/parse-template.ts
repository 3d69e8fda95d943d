import { ActionReader } from './action-reader.ts'
import { TemplateError, type Body, type Node, type Templates } from './nodes.ts'
import { tokensOf } from './tokens.ts'

/**
 * Reads a template as Go's `text/template` does, and adds it and those that it defines.
 * @throws TemplateError where Go would refuse the text
 */
export const addTemplate = (templates: Templates, name: string, text: string): void => {
  const parser = new Parser(new ActionReader(tokensOf(text)), templates)
  const { body, end } = parser.body(['$'])
  if (end !== undefined) throw new TemplateError(`{{${end}}} ends nothing`)
  add(templates, name, body)
}

/** An empty template does not replace another one. */
const add = (templates: Templates, name: string, body: Body): void => {
  if (!templates.has(name) || !isEmpty(body)) templates.set(name, body)
}

const isEmpty = (body: Body): boolean => body.every((node) => node.kind === 'text' && node.text.trim() === '')

type Ending = 'end' | 'else' | undefined

interface Block {
  readonly body: Body
  /** The word that ended it; nothing where the text ended. */
  readonly end: Ending
}

/** The variables that exist, by name. */
type Scope = string[]

class Parser {
  readonly #actions: ActionReader
  readonly #templates: Templates

  constructor(actions: ActionReader, templates: Templates) {
    this.#actions = actions
    this.#templates = templates
  }

  /** The nodes up to the end of a block. */
  body(scope: Scope): Block {
    const body: Node[] = []
    for (;;) {
      const text = this.#actions.text()
      if (text !== undefined) body.push({ kind: 'text', text })
      else if (this.#actions.isAtEnd()) return { body, end: undefined }
      else {
        const word = this.#actions.keyword()
        if (word === 'end' || word === 'else') return { body, end: word }
        const node = this.#node(word, scope)
        if (node) body.push(node)
      }
    }
  }

  #node(word: string | undefined, scope: Scope): Node | undefined {
    switch (word) {
      case 'if':
      case 'with':
      case 'range':
        return this.#branch(word, scope)
      case 'define':
        return this.#define()
      case 'block':
        return this.#block(scope)
      case 'template':
        return this.#template(scope)
      case 'break':
      case 'continue':
        this.#actions.expectEnd()
        return undefined
      case undefined:
        return this.#action(scope)
      default:
        throw new TemplateError(`{{${word}}} begins no action`)
    }
  }

  #action(scope: Scope): Node | undefined {
    if (this.#actions.isEmptyAction()) throw new TemplateError('an action is empty')
    return { kind: 'action', pipe: this.#actions.pipe(scope, 'end') }
  }

  #branch(kind: 'if' | 'with' | 'range', outer: Scope): Node {
    const scope = [...outer]
    const pipe = this.#actions.pipe(scope, 'end', kind === 'range')
    const { body, end } = this.body(scope)
    if (end === undefined) throw new TemplateError(`{{${kind}}} has no {{end}}`)
    if (end === 'end') {
      this.#actions.expectEnd()
      return { kind, pipe, body, otherwise: [] }
    }
    return { kind, pipe, body, otherwise: this.#otherwise(scope) }
  }

  /** What stands behind an `else`: `else if` is a branch of its own, which ends both. */
  #otherwise(scope: Scope): Body {
    const next = this.#actions.keyword()
    if (next === 'if' || next === 'with') return [this.#branch(next, scope)]
    if (next !== undefined) throw new TemplateError(`{{else ${next}}} is no branch`)
    this.#actions.expectEnd()
    const { body, end } = this.body(scope)
    if (end !== 'end') throw new TemplateError('{{else}} has no {{end}}')
    this.#actions.expectEnd()
    return body
  }

  #define(): undefined {
    const name = this.#actions.string()
    this.#actions.expectEnd()
    this.#addBlock(name)
  }

  #block(scope: Scope): Node {
    const name = this.#actions.string()
    const pipe = this.#actions.pipe(scope, 'end')
    this.#addBlock(name)
    return { kind: 'template', name, pipe }
  }

  #addBlock(name: string): void {
    const { body, end } = this.body(['$'])
    if (end !== 'end') throw new TemplateError(`the template ${name} has no {{end}}`)
    this.#actions.expectEnd()
    add(this.#templates, name, body)
  }

  #template(scope: Scope): Node {
    const name = this.#actions.string()
    if (!this.#actions.isEmptyAction())
      return { kind: 'template', name, pipe: this.#actions.pipe(scope, 'end') }
    this.#actions.expectEnd()
    return { kind: 'template', name, pipe: undefined }
  }
}
