"""What came from offices, for programs: submissions, problems, the account of cells."""

from sheetgen.language.speaker import Speaker
from sheetgen.model.problem import Problem
from sheetgen.model.submission import Account, Submission, Unplanned


def submission_record(submission: Submission) -> dict[str, object]:
    """A file that came, or none."""
    return {
        "office": submission.office,
        "file": submission.file,
        "sha256": submission.sha256,
        "state": submission.state.value,
        "problems": len(submission.problems),
        "received": None if submission.received is None else submission.received.isoformat(),
        "days_late": submission.days_late,
    }


def unplanned_record(row: Unplanned, office: str) -> dict[str, object]:
    """A row that no plan asks for."""
    return {
        "office": office,
        "plan": row.plan,
        "code": row.code,
        "name": row.name,
        "place": str(row.place),
        "said": {column.field: typed for column, typed in row.said},
    }


def problem_record(problem: Problem, say: Speaker) -> dict[str, object]:
    """What an office got wrong."""
    return {
        "code": problem.code,
        "place": str(problem.place),
        "message": say.say(problem.message),
        "remedy": say.again(problem.remedy),
        "weight": problem.weight.value,
        "office": problem.office,
    }


def account_record(account: Account) -> dict[str, int]:
    """Where every cell asked for went."""
    return {
        "expected": account.expected,
        "read": account.read,
        "blank": account.blank,
        "unreadable": account.unreadable,
        "waived": account.waived,
        "not_submitted": account.not_submitted,
    }
