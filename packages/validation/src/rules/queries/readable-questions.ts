import type { Expr } from '../../queries/expr.ts'
import { questionsIn } from '../../telemetry/questions/asked.ts'
import type { Question } from '../../telemetry/questions/question.ts'
import type { FleetView } from '../../tree/fleet-view.ts'
import type { Location } from '../../values/location.ts'
import { remembered } from '../../values/remembered.ts'

/** A query and its syntax tree. */
export interface ReadableQuestion {
  readonly question: Question
  readonly expr: Expr
}

/** Every query that its store can read. */
export const readableQuestions = remembered((fleet: FleetView): readonly ReadableQuestion[] => {
  const { questions, read } = questionsIn(fleet)
  const readable: ReadableQuestion[] = []
  for (const question of questions) {
    const result = read(question)
    if (result.ok) readable.push({ question, expr: result.expr })
  }
  return readable
})

/** The location of a part of a query. @param offset where the part begins in the text of the query */
export const locationIn = ({ location }: Question, offset: number): Location => ({
  ...location,
  offset: (location.offset ?? 0) + offset,
})
