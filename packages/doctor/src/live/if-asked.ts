import { NotAsked } from '../not-asked.ts'

/** An answer; where it cannot be asked the other value, or nothing: for evidence without which a finding stands, too. */
export const ifAsked = async <Answer, Other = undefined>(
  answer: Promise<Answer>,
  ...[otherwise]: Other extends undefined ? readonly [otherwise?: Other] : readonly [otherwise: Other]
): Promise<Answer | Other> => {
  try {
    return await answer
  } catch (error) {
    if (error instanceof NotAsked) return otherwise as Other
    throw error
  }
}
