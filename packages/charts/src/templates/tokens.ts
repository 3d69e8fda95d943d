import { TemplateError } from './nodes.ts'

export type TokenKind =
  | 'text'
  | 'space'
  | 'string'
  | 'char'
  | 'number'
  | 'field'
  | 'dot'
  | 'variable'
  | 'word'
  | 'declare'
  | 'assign'
  | 'comma'
  | 'pipe'
  | 'open'
  | 'close'
  /** The end of an action. */
  | 'end'

export interface Token {
  readonly kind: TokenKind
  readonly text: string
}

/** The words of an action, as Go's `text/template` reads them. The first that fits counts. */
const WORDS: readonly (readonly [TokenKind, RegExp])[] = [
  ['space', /[ \t\r\n]+/y],
  ['string', /"(?:\\.|[^"\\\n])*"|`[^`]*`/y],
  ['char', /'(?:\\.|[^'\\\n])+'/y],
  ['number', /[+-]?(?:0[xXbBoO][\da-fA-F_]+|(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d+)?)/y],
  ['field', /\.[\p{L}\p{N}_]+/uy],
  ['dot', /\./y],
  ['variable', /\$[\p{L}\p{N}_]*/uy],
  ['word', /[\p{L}_][\p{L}\p{N}_]*/uy],
  ['declare', /:=/y],
  ['assign', /=/y],
  ['comma', /,/y],
  ['pipe', /\|/y],
  ['open', /\(/y],
  ['close', /\)/y],
]

const COMMENT = /\{\{(?:-\s)?\/\*[^]*?\*\/(?:\s-)?\}\}/y
const RIGHT = /[ \t\r\n]+-\}\}|\}\}/y

/** @throws TemplateError */
export const tokensOf = (template: string): readonly Token[] => {
  const tokens: Token[] = []
  let place = 0
  let isTrimmed = false
  while (place < template.length) {
    const left = template.indexOf('{{', place)
    const isTrimming = left >= 0 && /^\{\{-\s/.test(template.slice(left, left + 4))
    pushText(tokens, template.slice(place, left < 0 ? undefined : left), isTrimmed, isTrimming)
    if (left < 0) break
    const action = readComment(template, left) ?? readAction(template, left + (isTrimming ? 3 : 2), tokens)
    place = action.end
    isTrimmed = action.isTrimming
  }
  return tokens
}

const pushText = (tokens: Token[], text: string, isStartTrimmed: boolean, isEndTrimmed: boolean): void => {
  const start = isStartTrimmed ? text.trimStart() : text
  const trimmed = isEndTrimmed ? start.trimEnd() : start
  if (trimmed !== '') tokens.push({ kind: 'text', text: trimmed })
}

interface End {
  readonly end: number
  /** Whether the space behind is left out. */
  readonly isTrimming: boolean
}

const readComment = (template: string, left: number): End | undefined => {
  const comment = matched(COMMENT, template, left)
  return comment === undefined
    ? undefined
    : { end: left + comment.length, isTrimming: comment.endsWith('-}}') }
}

const readAction = (template: string, start: number, tokens: Token[]): End => {
  let place = start
  for (;;) {
    const right = matched(RIGHT, template, place)
    if (right !== undefined) {
      tokens.push({ kind: 'end', text: right })
      return { end: place + right.length, isTrimming: right !== '}}' }
    }
    const token = tokenAt(template, place)
    tokens.push(token)
    place += token.text.length
  }
}

const tokenAt = (template: string, place: number): Token => {
  for (const [kind, pattern] of WORDS) {
    const text = matched(pattern, template, place)
    if (text !== undefined) return { kind, text }
  }
  throw new TemplateError(`an action cannot be read: ${template.slice(place, place + 20)}`)
}

const matched = (pattern: RegExp, text: string, place: number): string | undefined => {
  pattern.lastIndex = place
  return pattern.exec(text)?.[0]
}
