import { TemplateError, type Command, type Operand, type Pipe } from './nodes.ts'
import type { Token, TokenKind } from './tokens.ts'

const KEYWORDS = new Set([
  'block',
  'break',
  'continue',
  'define',
  'else',
  'end',
  'if',
  'range',
  'template',
  'with',
])

/** Reads tokens one after the other. */
export class ActionReader {
  readonly #tokens: readonly Token[]
  #place = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  isAtEnd(): boolean {
    return this.#place >= this.#tokens.length
  }

  /** The text before the next action, if there is some. */
  text(): string | undefined {
    return this.#take('text')?.text
  }

  /** The word that an action begins with, if it is one of the language. */
  keyword(): string | undefined {
    this.#skipSpace()
    const { kind, text = '' } = this.#peek() ?? {}
    if (kind !== 'word' || !KEYWORDS.has(text)) return undefined
    this.#place += 1
    return text
  }

  isEmptyAction(): boolean {
    this.#skipSpace()
    return this.#peek()?.kind === 'end'
  }

  expectEnd(): void {
    this.#skipSpace()
    if (!this.#take('end')) throw new TemplateError('an action holds too much')
  }

  string(): string {
    this.#skipSpace()
    const token = this.#take('string')
    if (!token) throw new TemplateError('a template has no name')
    return unquoted(token.text)
  }

  /** @param scope the variables that exist; those that the pipe declares are added */
  pipe(scope: string[], end: 'end' | 'close', isRange = false): Pipe {
    const { declared, isAssignment } = this.#declared(scope, isRange)
    const commands: Command[] = []
    for (;;) {
      commands.push(this.#command(scope))
      if (this.#take(end)) return { declared, isAssignment, commands }
      if (!this.#take('pipe')) throw new TemplateError('a pipe cannot be read')
    }
  }

  #declared(scope: string[], isRange: boolean): Pick<Pipe, 'declared' | 'isAssignment'> {
    const start = this.#place
    const declared: string[] = []
    for (;;) {
      this.#skipSpace()
      const variable = this.#take('variable')
      this.#skipSpace()
      const sign = variable && (this.#take('declare') ?? this.#take('assign') ?? this.#take('comma'))
      if (!variable || !sign || (sign.kind === 'comma' && (!isRange || declared.length > 0))) {
        this.#place = start
        return { declared: [], isAssignment: false }
      }
      declared.push(variable.text)
      if (sign.kind === 'comma') continue
      scope.push(...declared)
      return { declared, isAssignment: sign.kind === 'assign' }
    }
  }

  #command(scope: string[]): Command {
    this.#skipSpace()
    const operands = [this.#operand(scope)] as [Operand, ...Operand[]]
    while (this.#skipSpace() && !['pipe', 'end', 'close'].includes(this.#peek()?.kind ?? 'end'))
      operands.push(this.#operand(scope))
    return operands
  }

  /** An operand, with the fields that follow it without a space. */
  #operand(scope: string[]): Operand {
    const operand = this.#term(scope)
    const names: string[] = []
    for (let field = this.#take('field'); field; field = this.#take('field')) names.push(field.text.slice(1))
    if (names.length === 0) return operand
    switch (operand.kind) {
      case 'field':
      case 'variable':
        return { ...operand, names: [...operand.names, ...names] }
      case 'pipe':
      case 'function':
        return { kind: 'chain', of: operand, names }
      default:
        throw new TemplateError('a field stands behind a constant')
    }
  }

  #term(scope: string[]): Operand {
    const token = this.#peek()
    if (!token) throw new TemplateError('an action has no end')
    this.#place += 1
    switch (token.kind) {
      case 'field':
        return { kind: 'field', names: [token.text.slice(1)] }
      case 'variable':
        if (!scope.includes(token.text)) throw new TemplateError(`the variable ${token.text} does not exist`)
        return { kind: 'variable', name: token.text, names: [] }
      case 'open':
        return { kind: 'pipe', pipe: this.pipe([...scope], 'close') }
      case 'string':
        return { kind: 'string', text: unquoted(token.text) }
      case 'number':
        return { kind: 'number', number: Number(token.text.replaceAll('_', '')) }
      case 'char':
        return { kind: 'number', number: 0 }
      case 'dot':
        return { kind: 'dot' }
      case 'word':
        return wordOperand(token.text)
      default:
        throw new TemplateError(`${token.text} cannot stand here`)
    }
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#place]
  }

  #take(kind: TokenKind): Token | undefined {
    const token = this.#peek()
    if (token?.kind !== kind) return undefined
    this.#place += 1
    return token
  }

  /** @returns true, for conditions */
  #skipSpace(): true {
    while (this.#take('space'));
    return true
  }
}

const wordOperand = (word: string): Operand => {
  if (word === 'nil') return { kind: 'nil' }
  if (word === 'true' || word === 'false') return { kind: 'boolean', isTrue: word === 'true' }
  if (KEYWORDS.has(word)) throw new TemplateError(`${word} cannot stand here`)
  return { kind: 'function', name: word }
}

/** A text without its quotes. */
const unquoted = (text: string): string =>
  text.startsWith('`') ? text.slice(1, -1) : (JSON.parse(withJsonEscapes(text)) as string)

/** Go has more escapes than JSON. */
const withJsonEscapes = (text: string): string =>
  text
    .replaceAll(/\\x([\da-fA-F]{2})/g, '\\u00$1')
    .replaceAll(/\\([abv'])/g, (_, letter: string) => ESCAPES[letter] ?? letter)
    .replaceAll('\t', '\\t')

const ESCAPES: Readonly<Record<string, string>> = { a: '\\u0007', b: '\\b', v: '\\u000b', "'": "'" }
