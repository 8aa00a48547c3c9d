"""The chair's pages, before and after the sheets are in."""

from dataclasses import replace

from judge_app.documents.result.certificate_form import CertificateLayout
from judge_app.ui.chair.certificate_dialog import CertificateDialog
from judge_app.ui.chair.chair_signature import ChairSecret
from judge_app.ui.chair.workspace import ChairWorkspace
from judge_app.ui.home.routing import Door
from judge_app.workflows.import_sheets import ImportPlan
from tools.screens.driver import Studio
from tools.screens.story import Story


def shoot_chair(studio: Studio, story: Story) -> None:
    """Receive, watch, settle, read the result, sign and print."""
    window = studio.open(story.folder / "chair-home")
    window.home.door_opened.emit(Door.CHAIR)
    workspace = window.workspace
    assert isinstance(workspace, ChairWorkspace)
    studio.idle()
    studio.shoot("chair-door")
    workspace.open_target(story.bundle)
    studio.idle()
    studio.shoot("chair-receive-empty")
    plans: list[ImportPlan] = []
    workspace.model.plan_ready.connect(plans.append)
    workspace.receive_page.files_chosen.emit((story.sheets, story.contest / "entries"))
    studio.until(lambda: plans, "the sheets to be looked at")
    studio.idle()
    studio.shoot("chair-receive-plan")
    workspace.receive_page.take_asked.emit(plans[-1])
    studio.idle()
    studio.shoot("chair-receive-taken")
    workspace.show_page(2)
    studio.shoot("chair-board")
    workspace.show_page(3)
    workspace.ladder_page.table.selectRow(0)
    studio.shoot("chair-discrepancies")
    workspace.show_page(4)
    workspace.result_page.table.selectRow(0)
    studio.shoot("chair-result")
    studio.shoot_dialog("dialog-soundness", lambda: _weigh(studio, workspace))
    studio.shoot_dialog("dialog-freeze", workspace.result_page.freeze_asked.emit)
    workspace.model.freeze(despite_open_matters=True)
    studio.idle()
    workspace.show_page(5)
    studio.shoot("chair-publish")
    workspace.publish_page.signature.ask_for_token()
    studio.shoot("chair-publish-token")
    workspace.publish_page.signature.ask_for_token(is_wanted=False)
    studio.shoot_dialog("dialog-certificates", lambda: _ask_for_certificates(studio, workspace))
    _write_certificates(studio, workspace, story)
    workspace.publish_page.publish_asked.emit(story.folder, ChairSecret(secret=story.chair_code))
    studio.idle()
    studio.shoot("chair-published")


def _ask_for_certificates(studio: Studio, workspace: ChairWorkspace) -> CertificateDialog:
    workspace.publish_page.certificates_asked.emit()
    studio.idle()
    return [d for d in workspace.findChildren(CertificateDialog) if d.isVisible()][-1]


def _write_certificates(studio: Studio, workspace: ChairWorkspace, story: Story) -> None:
    """Write one file of each way of printing, for the pictures of paper; the last one's notice."""
    dialog = _ask_for_certificates(studio, workspace)
    form = replace(
        dialog.form,
        decision="45/QĐ-BTV",
        decision_day="20/4/2024",
        register="015/GCN",
        day="26/4/2024",
        on_behalf="TM. Ban Thường vụ",
        signer_title="Chủ tịch",
        signer="Nguyễn Thị Mẫu",
    )
    for layout in CertificateLayout:
        file = story.folder / "certificates" / f"{layout.value}.pdf"
        file.parent.mkdir(exist_ok=True)
        dialog.file_asked.emit(replace(form, layout=layout), file)
    studio.idle()
    studio.shoot("dialog-certificates-written")
    dialog.close()


def _weigh(studio: Studio, workspace: ChairWorkspace) -> None:
    desk = workspace.model.desk
    assert desk is not None
    workspace.result_page.soundness_asked.emit(desk.result())
    studio.idle()
