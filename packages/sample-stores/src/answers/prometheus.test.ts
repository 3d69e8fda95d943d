import { expect, test } from 'vitest'
import { series, storeOf } from '../testing/small-store.ts'
import { prometheusAnswers } from './prometheus.ts'

const answer = prometheusAnswers(
  storeOf(
    series('size', { pod: 'b' }, 1, 2, 3, 4, 5),
    series('size', { pod: 'a' }, 1, undefined),
    series('tiny', { pod: 'a' }, 0.000_000_15),
  ),
  () => 60,
)

const data = (path: string, parameters: string): unknown => {
  const { status, body } = answer(path, new URLSearchParams(parameters))
  expect(status).toBe(200)
  return (body as { readonly data: unknown }).data
}

test('an instant query gives a vector, by default of now', () => {
  expect(data('query', 'query=size')).toEqual({
    resultType: 'vector',
    result: [{ metric: { __name__: 'size', pod: 'b' }, value: [60, '5'] }],
  })
})

test('a number is written without an exponent', () => {
  expect(data('query', 'query=tiny&time=10')).toMatchObject({ result: [{ value: [10, '0.00000015'] }] })
  expect(data('query', 'query=1/0')).toEqual({ resultType: 'scalar', result: [60, '+Inf'] })
})

test('a query over a range gives a matrix of what has any value', () => {
  expect(data('query_range', 'query=size&start=15&end=30&step=15s')).toMatchObject({
    resultType: 'matrix',
    result: [
      {
        metric: { pod: 'b' },
        values: [
          [15, '2'],
          [30, '3'],
        ],
      },
    ],
  })
})

test('labels, their values and series are those of what matches', () => {
  expect(data('labels', '')).toEqual(['__name__', 'pod'])
  expect(data('label/pod/values', '')).toEqual(['a', 'b'])
  expect(data('label/pod/values', 'match[]=tiny')).toEqual(['a'])
  expect(data('label/__name__/values', '')).toEqual(['size', 'tiny'])
  expect(data('series', 'match[]=size{pod="b"}')).toEqual([{ __name__: 'size', pod: 'b' }])
  expect(data('metadata', 'metric=size')).toEqual({ size: [{ type: 'gauge', help: '', unit: '' }] })
})

test.each([
  ['query', 'query=sum(', 400, 'bad_data'],
  ['query', 'query=', 400, 'bad_data'],
  ['query_range', 'query=size&start=10&end=0&step=15', 400, 'bad_data'],
  ['query_range', 'query=size&start=0&end=10&step=0', 400, 'bad_data'],
  ['query_range', 'query=size&start=0&end=99999&step=1', 400, 'bad_data'],
  ['series', '', 400, 'bad_data'],
  ['query', 'query=size * on (__name__) {__name__=~"size|tiny"}&time=5', 422, 'execution'],
  ['nonsense', '', 404, 'not_found'],
])('%s?%s is refused with %d', (path, parameters, status, errorType) => {
  expect(answer(path, new URLSearchParams(parameters))).toMatchObject({
    status,
    body: { status: 'error', errorType },
  })
})
