import { FEATURE_GATES } from '../../catalog/programs/otel-collector.ts'
import { REPORTED_KINDS } from '../../catalog/programs/kube-state-metrics.ts'
import { suggestion } from '@fleet/model/suggestion'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import type { Flag } from '../../tree/workloads/arguments.ts'
import { programLinesIn, type ProgramLine } from '../../tree/workloads/program-lines.ts'

export const validArguments: Rule = {
  id: 'valid-arguments',
  ownSeverity: 'warning',
  summary: 'A known program gets only flags, words and values that it knows.',
  rationale: 'A program with a misspelt flag exits at its start.',
  fix: 'Write the flag, the word or the value as the program’s help does.',
  check: inEachCluster((cluster, report) => {
    for (const line of programLinesIn(cluster)) {
      if (line.known.otherCommands?.includes(line.words[0] ?? '')) continue
      checkWords(line, report)
      for (const flag of line.flags) checkFlag(line, flag, report)
    }
  }),
}

const checkWords = ({ owner, known, words, location }: ProgramLine, report: Report): void => {
  const [first = ''] = words
  if (known.commands?.includes(first)) return
  const expected = (known.words ?? []).join(' ')
  if (!known.commands && words.join(' ') === expected) return
  report({
    location: location(),
    message: `${owner} starts with the words “${words.join(' ')}”`,
    impact: 'it runs another command than its workload needs, or exits',
    fix: known.commands
      ? suggestion(first, known.commands)
      : expected === ''
        ? 'write flags only'
        : `write “${expected}”`,
  })
}

const checkFlag = ({ owner, known, location }: ProgramLine, flag: Flag, report: Report): void => {
  const { name, index, value = '' } = flag
  if (!known.known.has(name))
    report({
      location: location(index),
      message: `${owner} has the flag --${name}, which its program does not know`,
      impact: 'the program prints its help and exits, again and again',
      fix: suggestion(name, [...known.known]),
    })
  const values = LISTS[name]
  if (!values) return
  for (const one of value.split(',').map((part) => part.replace(/^[-+]/, '')))
    if (!values.includes(one))
      report({
        location: location(index),
        message: `${owner} has --${name} with ${one || 'an empty name'}, which its program does not know`,
        impact: 'the program exits at its start',
        fix: suggestion(one, values),
      })
}

/** Flags with a list of names that their program knows. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  resources: Object.values(REPORTED_KINDS).flat(),
  'feature-gates': FEATURE_GATES,
}
