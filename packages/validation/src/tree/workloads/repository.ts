/** An image's registry and its name there, without tag and digest. */
export const repositoryOf = (image: string): { readonly registry: string; readonly name: string } => {
  const whole = image.replace(/@.*$/, '').replace(/:[^/]*$/, '')
  const [first = '', ...rest] = whole.split('/')
  return rest.length > 0 && /[.:]|^localhost$/.test(first)
    ? { registry: first, name: rest.join('/') }
    : { registry: '', name: whole }
}
