import { describe, expect, test } from 'vitest'
import { QuerySyntaxError } from '../query-error.ts'
import { unknownPipes } from './check-logsql.ts'
import { REFUSED, TAKEN } from './corpus.ts'
import { readLogsql } from './read-logsql.ts'
import { resultFields } from './result-fields.ts'
import { requiredFields, streamMatchers } from './stream-matchers.ts'

const isTaken = (text: string): boolean => {
  try {
    return unknownPipes(readLogsql(text)).length === 0
  } catch (error) {
    if (error instanceof QuerySyntaxError) return false
    throw error
  }
}

describe('the reader of LogsQL', () => {
  test.each(TAKEN)('takes %s', (text) => {
    expect(unknownPipes(readLogsql(text))).toEqual([])
  })

  test.each(REFUSED)('refuses %s, or says that it does not know a pipe of it', (text) => {
    expect(isTaken(text)).toBe(false)
  })

  test('says where the mistake is', () => {
    expect(() => readLogsql('error | stats counts()')).toThrow('stats has no function counts')
    expect(() => readLogsql('level:')).toThrow('the query ends where what level is compared with is expected')
  })
})

/** Labels and numbers that a query returns. */
const returned = (text: string) => {
  const { labels, numbers, isOpen } = resultFields(readLogsql(text)).fields
  return { labels: [...labels], numbers: [...numbers], isOpen }
}

describe('what a query returns', () => {
  test('is the groups and the numbers of stats', () => {
    expect(returned('* | stats by (cluster, "k8s.pod.name") count() as lines, sum(size) bytes')).toEqual({
      labels: ['cluster', 'k8s.pod.name'],
      numbers: ['lines', 'bytes'],
      isOpen: false,
    })
  })

  test('has the names that the stages behind give', () => {
    const text =
      '* | stats by ("k8s.pod.name") count() as n | math n * 60 as per_minute | delete n | rename "k8s.pod.name" as pod'
    expect(returned(text)).toEqual({ labels: ['pod'], numbers: ['per_minute'], isOpen: false })
  })

  test('is anything where lines are returned', () => {
    expect(returned('error | unpack_json').isOpen).toBe(true)
    expect(returned('error | fields _msg, cluster')).toEqual({
      labels: ['_msg', 'cluster'],
      numbers: [],
      isOpen: false,
    })
  })
})

describe('what every line of a result passes', () => {
  const required = (text: string) => [...requiredFields(readLogsql(text))]

  test('is in each stream filter and field filter that stands beside the others', () => {
    expect(required('{cluster="a"} level:=error (x:1 or y:2)')).toEqual(['cluster', 'level'])
    expect(streamMatchers(readLogsql('{cluster="a"} {job="b"}'))).toHaveLength(2)
  })

  test('is in none of several choices, and in none that is negated', () => {
    expect(required('{cluster="a" or job="b"}')).toEqual([])
    expect(required('!{cluster="a"} {job!="b"}')).toEqual([])
  })
})
