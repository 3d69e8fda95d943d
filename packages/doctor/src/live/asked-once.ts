/** Asks each question once, however often it comes. */
export const askedOnce = <Answer>(ask: (question: string) => Promise<Answer>): typeof ask => {
  const answers = new Map<string, Promise<Answer>>()
  return (question) => {
    const answer = answers.get(question) ?? ask(question)
    answers.set(question, answer)
    return answer
  }
}
