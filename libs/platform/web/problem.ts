import { HttpException } from '@nestjs/common';

/** One thing wrong with a request: where, and how to mend it. */
export interface FieldError {
  /** A JSON pointer or a field's name. */
  readonly field: string;
  readonly message: string;
}

/** An answer that says what went wrong, as RFC 9457 problem details. */
export class Problem extends HttpException {
  constructor(
    status: number,
    readonly title: string,
    readonly detail: string,
    readonly errors: readonly FieldError[] = [],
  ) {
    super(detail, status);
  }
}

/** 400: the request cannot be used as it is. */
export function badRequest(detail: string, errors: readonly FieldError[] = []): Problem {
  return new Problem(400, 'Bad request', detail, errors);
}
