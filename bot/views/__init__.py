"""What people are shown, in meaning first: names looked up, nothing yet of colour, layout or platform.

Every view is a plain value, in the room of its feature. Doors render it natively or through the neutral composition
of `bot.ui`.
"""

from bot.views.agreements import (
    ActionLine,
    ActionsView,
    AnswersView,
    DecisionLine,
    DecisionsView,
    QuestionLine,
    QuestionsView,
)
from bot.views.asking import AskChoice, AskLine, AskView
from bot.views.convening import AgendaView, ConveningView, HelpLine, HelpView, NormsView, TopicLine
from bot.views.floor import (
    CheckLine,
    EquityView,
    FloorLine,
    HandLine,
    NeedLine,
    OrderLine,
    OrderView,
    PlaceView,
    QueueView,
    ReasonLine,
    ShareLine,
    WhyView,
)
from bot.views.groups import GroupsView, GroupView, MoveLine, ProposalView, UnmetLine
from bot.views.mine import MeView, MyDataView
from bot.views.nudges import (
    CommitmentsView,
    NudgeDraftView,
    NudgeLine,
    NudgesView,
    ReplyLine,
    RoleCount,
    SupportView,
    TeamLineView,
    TeamView,
    ZoneMoments,
)
from bot.views.people import ClaimLine, DraftView, PersonLine, RosterView, SiteLine
from bot.views.recap import RecapView
from bot.views.routines import (
    AgendaCheckView,
    PickLine,
    PicksView,
    RoutineCardView,
    RoutineTextView,
    RoutineView,
    StepRow,
    StepView,
    TableRow,
)

View = (
    QueueView
    | PlaceView
    | WhyView
    | EquityView
    | OrderView
    | QuestionsView
    | DecisionsView
    | ActionsView
    | RosterView
    | AgendaView
    | ConveningView
    | GroupView
    | GroupsView
    | MeView
    | RecapView
    | HelpView
    | DraftView
    | NudgeDraftView
    | NudgesView
    | MyDataView
    | AnswersView
    | CommitmentsView
    | SupportView
    | TeamView
    | NormsView
    | StepView
    | RoutineView
    | PicksView
    | RoutineCardView
    | RoutineTextView
    | AgendaCheckView
)

__all__ = [
    "ActionLine",
    "ActionsView",
    "AgendaCheckView",
    "AgendaView",
    "AnswersView",
    "AskChoice",
    "AskLine",
    "AskView",
    "CheckLine",
    "ClaimLine",
    "CommitmentsView",
    "ConveningView",
    "DecisionLine",
    "DecisionsView",
    "DraftView",
    "EquityView",
    "FloorLine",
    "GroupView",
    "GroupsView",
    "HandLine",
    "HelpLine",
    "HelpView",
    "MeView",
    "MoveLine",
    "MyDataView",
    "NeedLine",
    "NormsView",
    "NudgeDraftView",
    "NudgeLine",
    "NudgesView",
    "OrderLine",
    "OrderView",
    "PersonLine",
    "PickLine",
    "PicksView",
    "PlaceView",
    "ProposalView",
    "QuestionLine",
    "QuestionsView",
    "QueueView",
    "ReasonLine",
    "RecapView",
    "ReplyLine",
    "RoleCount",
    "RosterView",
    "RoutineCardView",
    "RoutineTextView",
    "RoutineView",
    "ShareLine",
    "SiteLine",
    "StepRow",
    "StepView",
    "SupportView",
    "TableRow",
    "TeamLineView",
    "TeamView",
    "TopicLine",
    "UnmetLine",
    "View",
    "WhyView",
    "ZoneMoments",
]
