/** An error as Word sends it to office.js; the add-in gets it as `OfficeExtension.Error` with this code. */
export class HostError extends Error {
  constructor(
    readonly code: string,
    message: string,
    /** `Class.member` as in `debugInfo.errorLocation`. */
    readonly location: string,
    readonly status = 400,
  ) {
    super(message)
    this.name = 'HostError'
  }
}

export const apiNotFound = (where: string): HostError =>
  new HostError('ApiNotFound', `The API you are trying to use could not be found: ${where}`, where, 404)

export const itemNotFound = (where: string): HostError =>
  new HostError('ItemNotFound', 'The requested resource does not exist.', where, 404)

export const invalidArgument = (where: string): HostError =>
  new HostError('InvalidArgument', 'The argument is invalid or missing or has an incorrect format.', where)
