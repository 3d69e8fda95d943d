/** Completes the values of a record one after the other, for a person answers one question at a time. */
export const eachInTurn = <Known, Complete>(
  known: readonly (readonly [string, Known])[],
  completeOne: (name: string, value: Known) => Promise<Complete>,
): Promise<Readonly<Record<string, Complete>>> =>
  known.reduce<Promise<Readonly<Record<string, Complete>>>>(
    async (before, [name, value]) => ({ ...(await before), [name]: await completeOne(name, value) }),
    Promise.resolve({}),
  )
